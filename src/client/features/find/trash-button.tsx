import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { withoutFilters } from '../../lib/find-filters.ts'
import { trashCountQuery } from '../../queries/find-queries.ts'
import { barButtonClass } from './bar-button.ts'
import { figure } from './figure.ts'
import { changeFind } from './find-address.ts'

interface TrashButtonProps {
  isTrash: boolean
  /** Else its figure comes when the button is pointed at. */
  isCounted: boolean
  className?: string
  isNamed?: boolean
}

/** To the trash, and back to the gallery. */
export function TrashButton({
  isTrash,
  isCounted,
  className = '',
  isNamed = false,
}: TrashButtonProps) {
  const [isWanted, setIsWanted] = useState(false)
  const { data } = useQuery({ ...trashCountQuery(), enabled: isCounted || isWanted })
  return (
    <button
      type="button"
      aria-pressed={isTrash}
      title={isTrash ? 'Back to the gallery' : 'Trash'}
      onPointerEnter={() => setIsWanted(true)}
      onFocus={() => setIsWanted(true)}
      onClick={() => changeFind({ ...withoutFilters, deleted: isTrash ? '' : 'true' })}
      className={`${barButtonClass} ${className}`}
    >
      <Trash2 aria-hidden size={15} />
      <span className={isNamed ? '' : 'sr-only'}>Trash</span>{' '}
      <span className="num text-ink-3 empty:hidden md:max-lg:hidden">
        {figure(data?.total || undefined)}
      </span>
    </button>
  )
}
