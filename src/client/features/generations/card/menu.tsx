import { useEffect, useRef } from 'react'
import type { ComponentProps, KeyboardEvent, ReactNode } from 'react'

/** The items of a menu in a popover: arrow keys move between them, and the first has the focus. */
export function Menu({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const itemsOf = () =>
    Array.from(ref.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])

  useEffect(() => {
    itemsOf()[0]?.focus({ preventScroll: true })
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    const items = itemsOf()
    const at = items.findIndex((item) => item === document.activeElement)
    const next = nextOf(event.key, at, items.length)
    if (next === null) return
    event.preventDefault()
    // What lies behind has arrow keys of its own.
    event.stopPropagation()
    items.at(next)?.focus()
  }

  return (
    <div
      ref={ref}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="-m-1.5"
    >
      {children}
    </div>
  )
}

function nextOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return -1
    case 'ArrowLeft':
    case 'ArrowRight':
      return at
    default:
      return null
  }
}

const itemClass =
  'w-full rounded-md px-2.5 py-1.5 text-left text-sm text-ink hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-0'

/** Pressed, it closes the popover whose id it is given. */
export const MenuButton = ({ closes, ...props }: ComponentProps<'button'> & { closes: string }) => (
  <button
    type="button"
    role="menuitem"
    tabIndex={-1}
    popoverTarget={closes}
    popoverTargetAction="hide"
    className={`flex items-baseline gap-3 ${itemClass}`}
    {...props}
  />
)

interface MenuLinkProps {
  /** Id of the popover. */
  closes: string
  href: string
  label: string
  hint: string
}

/** A file to be saved. */
export const MenuLink = ({ closes, href, label, hint }: MenuLinkProps) => (
  <a
    role="menuitem"
    tabIndex={-1}
    href={href}
    download
    title={hint}
    onClick={() => document.getElementById(closes)?.hidePopover()}
    className={`block ${itemClass}`}
  >
    <span className="block font-medium">{label}</span>
    <span aria-hidden className="block text-xs text-ink-3">
      {hint}
    </span>
  </a>
)
