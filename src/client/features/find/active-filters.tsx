import { Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { isFiltered, withoutFilters } from '../../lib/find-filters.ts'
import { focusGallery } from '../../lib/focus-gallery.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { Button } from '../../ui/button.tsx'
import type { ActiveChip } from './active-chips.ts'
import { changeFind } from './find-address.ts'
import { activePlaceClass } from './find-place.ts'
import { describeStart } from './months.ts'

interface ActiveFiltersProps {
  find: FindParams
  chips: readonly ActiveChip[]
  /** Where the list begins, if not with the newest. */
  at: string | undefined
  onJump: (at: string | null) => void
}

/** What narrows the gallery, each with the way to be rid of it. On a phone they are one line, pulled sideways. */
export function ActiveFilters({ find, chips, at, onJump }: ActiveFiltersProps) {
  const isTrash = find.deleted === 'true'
  return (
    <fieldset aria-label="Active filters" className={activePlaceClass}>
      {isTrash && (
        <>
          <span className="flex items-center gap-1.5 text-sm font-medium">
            <Trash2 aria-hidden size={15} /> In the trash
          </span>
          <Leave change={{ deleted: '' }}>Back to the gallery</Leave>
        </>
      )}
      {(isFiltered(find) || at) && (
        <div className="relative flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:w-[calc(100%+32px)] max-md:scroll-pr-28 max-md:scroll-pl-4 max-md:overflow-x-auto max-md:-my-1 max-md:px-4 max-md:py-1 max-md:[scrollbar-width:none] md:flex-wrap">
          {chips.map(({ key, name, label, change }) => (
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
            <span className="max-md:sticky max-md:-right-4 max-md:-mr-4 max-md:-ml-2 max-md:bg-linear-to-r max-md:from-transparent max-md:to-page max-md:to-24% max-md:pr-4 max-md:pl-4">
              <Leave change={withoutFilters}>Clear all</Leave>
            </span>
          )}
        </div>
      )}
    </fieldset>
  )
}

interface LeaveProps {
  change: FindParams
  children: ReactNode
}

const Leave = ({ change, children }: LeaveProps) => (
  <Button
    look="bare"
    className="pointer-coarse:h-11"
    onClick={() => {
      changeFind(change)
      focusGallery()
    }}
  >
    {children}
  </Button>
)

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
    className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-raised pr-2 pl-3 text-sm hover:border-ink-3 max-md:flex-none pointer-coarse:h-11"
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
