import { useState } from 'react'
import type { Expiry } from './expiry.ts'

const options: [kind: Expiry['kind'], name: string][] = [
  ['never', 'Never'],
  ['week', '7 days'],
  ['month', '30 days'],
  ['date', 'Date'],
]

interface ExpiryFieldProps {
  expiry: Expiry
  onChange: (expiry: Expiry) => void
}

export function ExpiryField({ expiry, onChange }: ExpiryFieldProps) {
  const [today] = useState(() => toDay(new Date()))
  return (
    <fieldset className="mt-4">
      <legend className="mb-2 text-sm text-ink-2">Ends</legend>
      <div className="flex flex-wrap items-center gap-2">
        {options.map(([kind, name]) => (
          <label
            key={kind}
            className="inline-flex h-8 items-center rounded-full border border-line-strong px-3 text-sm has-checked:border-action has-checked:bg-action has-checked:text-on-action has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-light"
          >
            <input
              type="radio"
              name="expiry"
              className="sr-only"
              checked={expiry.kind === kind}
              onChange={() => onChange({ ...expiry, kind })}
            />
            {name}
          </label>
        ))}
        {expiry.kind === 'date' && (
          <input
            type="date"
            aria-label="Last day"
            required
            min={today}
            value={expiry.day}
            onChange={({ currentTarget }) => onChange({ ...expiry, day: currentTarget.value })}
            className="h-8 rounded-md border border-line-strong bg-panel px-2 text-sm"
          />
        )}
      </div>
    </fieldset>
  )
}

const toDay = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
