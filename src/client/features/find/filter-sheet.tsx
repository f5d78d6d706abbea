import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { isFiltered, withoutFilters } from '../../lib/find-filters.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { countsQuery } from '../../queries/find-queries.ts'
import { Button } from '../../ui/button.tsx'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { FacetList } from './facet-list.tsx'
import { facets } from './facets.ts'
import { imagesOf } from './figure.ts'
import { changeFind } from './find-address.ts'
import { MonthList } from './month-list.tsx'
import { Toggles } from './toggles.tsx'
import { TrashButton } from './trash-button.tsx'

interface FilterSheetProps {
  find: FindParams
  onJump: (at: string | null) => void
  onClose: () => void
}

/** All filters of a phone, over the gallery. */
export function FilterSheet({ find, onJump, onClose }: FilterSheetProps) {
  const { data: counts } = useQuery(countsQuery(find))
  return (
    <Dialog
      label="Filters"
      onClose={onClose}
      className="mx-0! mt-auto! mb-0! max-h-[calc(100dvh-12px)] w-full max-w-none animate-sheet! rounded-t-lg border-x-0! border-b-0! bg-panel! p-0"
    >
      <div className="sticky top-0 z-10 flex h-14 items-center bg-panel pr-2 pl-4">
        <h2 className="flex-1 text-md font-medium">Filters</h2>
        <CloseButton onClick={onClose} />
      </div>
      <div className="grid gap-5 px-4 pb-4">
        <div className="flex flex-wrap gap-2">
          <Toggles find={find} counts={counts} className="border border-line-strong" />
          <TrashButton
            isTrash={find.deleted === 'true'}
            isCounted
            isNamed
            className="border border-line-strong"
          />
        </div>
        {facets.map((facet) => (
          <Part key={facet.name} label={facet.label}>
            <FacetList facet={facet} find={find} counts={counts} columns={2} />
          </Part>
        ))}
        <Part label="Date">
          <MonthList
            find={find}
            counts={counts}
            onJump={(at) => {
              onClose()
              onJump(at)
            }}
          />
        </Part>
      </div>
      <div className="sticky bottom-0 flex items-center gap-3 border-t border-line bg-panel px-4 py-3">
        <Button
          look="bare"
          className="h-11!"
          disabled={!isFiltered(find)}
          onClick={() => changeFind(withoutFilters)}
        >
          Clear all
        </Button>
        <Button look="action" className="ml-auto h-11!" onClick={onClose}>
          {counts ? `Show ${imagesOf(counts.total)}` : 'Show'}
        </Button>
      </div>
    </Dialog>
  )
}

const Part = ({ label, children }: { label: string; children: ReactNode }) => (
  <section>
    <h3 aria-hidden className="mb-1 px-1.5 text-xs font-medium text-ink-3">
      {label}
    </h3>
    {children}
  </section>
)
