import type { ReactNode } from 'react'
import { ChevronDown } from 'lucide-react'
import { Popover } from '../../ui/popover.tsx'
import { barButtonClass } from './bar-button.ts'

interface FilterButtonProps {
  label: string
  /** How many of its choices are chosen. */
  chosen: number
  className: string
  children: (id: string) => ReactNode
}

/** A filter that opens under its button. */
export const FilterButton = ({ label, chosen, className, children }: FilterButtonProps) => (
  <Popover
    triggerClassName={`${barButtonClass} ${chosen > 0 ? 'bg-ink/8 text-ink' : ''}`}
    className={className}
    trigger={
      <>
        {label}
        {chosen > 0 ? (
          <Chosen count={chosen} />
        ) : (
          <ChevronDown aria-hidden size={14} className="-mr-1 text-ink-3" />
        )}
      </>
    }
  >
    {children}
  </Popover>
)

export const Chosen = ({ count }: { count: number }) => (
  <>
    {' '}
    <b className="num font-semibold text-light">{count}</b>
    <span className="sr-only">chosen</span>
  </>
)
