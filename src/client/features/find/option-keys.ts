import type { KeyboardEvent } from 'react'

/** Arrows, Home and End move the focus among the options of a group. */
export function moveAmongOptions(event: KeyboardEvent<HTMLElement>, columns = 1) {
  const group = event.currentTarget.closest('fieldset')
  const options = Array.from(group?.querySelectorAll<HTMLElement>('[data-option]') ?? [])
  const now = options.indexOf(event.currentTarget)
  const next = target(event.key, now, options.length, columns)
  if (next === undefined) return
  event.preventDefault()
  options[next]?.focus()
}

function target(key: string, now: number, length: number, columns: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return now + columns
    case 'ArrowUp':
      return now - columns
    case 'ArrowRight':
      return now + 1
    case 'ArrowLeft':
      return now - 1
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return undefined
  }
}
