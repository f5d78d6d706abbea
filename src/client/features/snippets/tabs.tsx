import type { KeyboardEvent } from 'react'

interface TabsProps<T extends string> {
  label: string
  names: Partial<Record<T, string>>
  value: T
  /** Id of what they change. */
  controls: string
  onChange: (value: T) => void
}

/** One stop for the Tab key; arrow keys go from one to the next. */
export function Tabs<T extends string>({ label, names, value, controls, onChange }: TabsProps<T>) {
  const all = Object.entries(names) as [T, string][]

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = all.findIndex(([key]) => key === value)
    const index = (at + step + all.length) % all.length
    const next = all[index]
    if (next) onChange(next[0])
    event.currentTarget.querySelectorAll('button')[index]?.focus()
  }

  return (
    <div
      role="tablist"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="inline-flex max-w-full flex-wrap rounded-md bg-sunken p-0.5"
    >
      {all.map(([key, name]) => (
        <button
          key={key}
          type="button"
          role="tab"
          aria-selected={key === value}
          aria-controls={controls}
          tabIndex={key === value ? 0 : -1}
          onClick={() => onChange(key)}
          className={`h-8 rounded-sm px-3 text-sm transition-colors duration-150 ${key === value ? 'bg-raised text-ink shadow-panel' : 'text-ink-2 hover:text-ink'}`}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
