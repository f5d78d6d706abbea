import { Trash2, X } from 'lucide-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { FindCounts } from '#shared/find.ts'
import { announce } from '../../lib/announce.ts'
import { isFiltered, withoutFilters } from '../../lib/find-filters.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { Button } from '../../ui/button.tsx'
import { chosenIn, facets, toggled } from './facets.ts'
import { imagesOf } from './figure.ts'
import { changeFind, focusGallery } from './find-address.ts'
import { activePlaceClass } from './find-place.ts'
import { describeDates, describeStart } from './months.ts'
import { flags } from './toggles.tsx'

interface ActiveFiltersProps {
  find: FindParams
  counts: FindCounts | undefined
  /** Where the list begins, if not with the newest. */
  at: string | undefined
  onJump: (at: string | null) => void
  /** The figures are those of the filters before. */
  isOld: boolean
}

/** What narrows the gallery, each with the way to be rid of it, and how many are left. */
export function ActiveFilters({ find, at, counts, isOld, onJump }: ActiveFiltersProps) {
  const isTrash = find.deleted === 'true'
  useTotalTold(JSON.stringify(find), isOld ? undefined : counts?.total)
  return (
    <fieldset aria-label="Active filters" className={activePlaceClass}>
      {isTrash && (
        <span className="mr-1 flex items-center gap-1.5 text-sm font-medium">
          <Trash2 aria-hidden size={15} /> In the trash
        </span>
      )}
      {chipsOf(find).map(({ key, name, label, change }) => (
        <Chip key={key} name={name} what="filter" onRemove={() => changeFind(change)}>
          {label}
        </Chip>
      ))}
      {at && (
        <Chip name="Jumped to" what="start" onRemove={() => onJump(null)}>
          {describeStart(at)}
        </Chip>
      )}
      {isFiltered(find) && (
        <Button
          look="bare"
          className="pointer-coarse:h-11"
          onClick={() => {
            changeFind(withoutFilters)
            focusGallery()
          }}
        >
          Clear all
        </Button>
      )}
      {isTrash && (
        <Button
          look="bare"
          className="pointer-coarse:h-11"
          onClick={() => {
            changeFind({ deleted: '' })
            focusGallery()
          }}
        >
          Back to the gallery
        </Button>
      )}
      <span
        className={`ml-auto text-sm text-ink-2 tabular-nums ${isOld ? 'opacity-60 delay-300' : ''}`}
      >
        {counts && imagesOf(counts.total)}
      </span>
    </fieldset>
  )
}

interface ChipEntry {
  key: string
  /** Of the filter, where the label alone may be taken for another's. */
  name: string
  label: string
  change: FindParams
}

function chipsOf(find: FindParams): ChipEntry[] {
  const dates = describeDates(find)
  return [
    ...facets.flatMap((facet) =>
      chosenIn(facet, find).map((option) => ({
        key: `${facet.name} ${option.values.join()}`,
        name: facet.label,
        label: option.label,
        change: toggled(facet, find, option),
      })),
    ),
    ...flags.flatMap(({ name, label, opposite }) =>
      find[name]
        ? {
            key: name,
            name: '',
            label: find[name] === 'false' ? opposite : label,
            change: { [name]: '' },
          }
        : [],
    ),
    ...(dates === '' ? [] : [{ key: 'date', name: 'Date', label: dates, change: noDates }]),
  ]
}

const noDates: FindParams = { from: '', to: '' }

const removal = { filter: 'take this filter away', start: 'to the newest' }

interface ChipProps {
  name: string
  what: 'filter' | 'start'
  onRemove: () => void
  children: ReactNode
}

const Chip = ({ name, what, onRemove, children }: ChipProps) => (
  <button
    type="button"
    data-chip
    title={removal[what]}
    onClick={({ currentTarget }) => {
      focusBeside(currentTarget)
      onRemove()
    }}
    className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-raised pr-2 pl-3 text-sm hover:border-ink-3 pointer-coarse:h-11"
  >
    {name && <span className="text-ink-3 max-sm:sr-only">{name}</span>}{' '}
    <span className="truncate">{children}</span>
    <span className="sr-only">: {removal[what]}</span>
    <X aria-hidden size={14} className="flex-none text-ink-3" />
  </button>
)

/** The next chip takes the focus of one that goes. */
function focusBeside(chip: HTMLElement) {
  const chips = Array.from(chip.parentElement?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])
  const index = chips.indexOf(chip)
  const next = chips[index + 1] ?? chips[index - 1]
  if (next) next.focus()
  else focusGallery()
}

const pauseMs = 700

/** How many there are is said once for each choice, when it is made. */
function useTotalTold(key: string, total: number | undefined) {
  const isKnown = total !== undefined
  useEffect(() => {
    if (total === undefined) return
    const timer = setTimeout(() => announce(imagesOf(total)), pauseMs)
    return () => clearTimeout(timer)
    // Not when the library changes by itself.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, isKnown])
}
