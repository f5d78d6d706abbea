import { Check, Heart } from 'lucide-react'
import type { FindCounts } from '#shared/find.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { barButtonClass } from './bar-button.ts'
import { figure } from './figure.ts'
import { changeFind } from './find-address.ts'

export const flags = [
  { name: 'favorite', label: 'Favourites', opposite: 'No favourites', Icon: Heart },
  { name: 'picked', label: 'Picks', opposite: 'No picks', Icon: Check },
] as const

interface TogglesProps {
  find: FindParams
  counts: FindCounts | undefined
  className?: string
}

/** What is liked, and what was chosen as the best of its run. */
export const Toggles = ({ find, counts, className = '' }: TogglesProps) =>
  flags.map(({ name, label, Icon }) => {
    const isOn = find[name] === 'true'
    return (
      <button
        key={name}
        type="button"
        aria-pressed={isOn}
        title={label}
        onClick={() => changeFind({ [name]: isOn ? '' : 'true' })}
        className={`${barButtonClass} ${className}`}
      >
        <Icon
          aria-hidden
          size={15}
          className={isOn ? 'text-light' : ''}
          fill={isOn && name === 'favorite' ? 'currentColor' : 'none'}
        />
        <span className="md:max-xl:sr-only">{label}</span>{' '}
        <span className="num text-ink-3 empty:hidden md:max-lg:hidden">
          {figure(counts?.[name] || undefined)}
        </span>
      </button>
    )
  })
