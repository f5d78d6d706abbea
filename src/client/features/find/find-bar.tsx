import { useQuery, useQueryClient } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isFiltered } from '../../lib/find-filters.ts'
import { atOf } from '../../lib/gallery-address.ts'
import { useGallerySearch } from '../../lib/gallery-search.ts'
import { countsQuery, keepCounting } from '../../queries/find-queries.ts'
import { chipsOf } from './active-chips.ts'
import { ActiveFilters } from './active-filters.tsx'
import { barButtonClass } from './bar-button.ts'
import { Counted } from './counted.tsx'
import { FacetList } from './facet-list.tsx'
import { chosenIn, facets } from './facets.ts'
import { Chosen, FilterButton } from './filter-button.tsx'
import { FilterSheet } from './filter-sheet.tsx'
import { useFind } from './find-address.ts'
import { findPlaceClass } from './find-place.ts'
import { MonthList } from './month-list.tsx'
import { SearchField } from './search-field.tsx'
import { Toggles } from './toggles.tsx'
import { Total } from './total.tsx'
import { TrashButton } from './trash-button.tsx'

interface FindBarProps {
  onJump: (at: string | null) => void
}

/** Search and filters in the head of the gallery; all they say is in the address. */
export function FindBar({ onJump }: FindBarProps) {
  const client = useQueryClient()
  const find = useFind()
  const at = atOf(useGallerySearch())
  const isTrash = find.deleted === 'true'
  const isNarrowed = isFiltered(find) || isTrash
  const { data: counts, isPlaceholderData } = useQuery(countsQuery(find))
  const chips = chipsOf(find)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  useEffect(() => keepCounting(client), [client])

  const known = isNarrowed ? counts : undefined
  return (
    <>
      <Total find={find} count={counts?.total} isOld={isPlaceholderData} />
      <fieldset aria-label="Find" className={findPlaceClass}>
        <SearchField />
        <div className="flex items-center gap-0.5 max-md:hidden">
          {facets.map((facet) => (
            <FilterButton
              key={facet.name}
              label={facet.label}
              chosen={chosenIn(facet, find).length}
              className="w-60 p-2!"
            >
              {() => (
                <Counted find={find}>
                  {(counted) => <FacetList facet={facet} find={find} counts={counted} />}
                </Counted>
              )}
            </FilterButton>
          ))}
          <FilterButton
            label="Date"
            chosen={find.from || find.to ? 1 : 0}
            className="max-h-[min(560px,80dvh)] w-80 overflow-y-auto p-2!"
          >
            {(id) => (
              <Counted find={find}>
                {(counted) => (
                  <MonthList
                    find={find}
                    counts={counted}
                    onJump={(at) => {
                      document.getElementById(id)?.hidePopover()
                      onJump(at)
                    }}
                  />
                )}
              </Counted>
            )}
          </FilterButton>
          <Toggles find={find} counts={known} />
          <TrashButton isTrash={isTrash} isCounted={isNarrowed} />
        </div>
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setIsSheetOpen(true)}
          className={`${barButtonClass} border border-line-strong px-3.5! md:hidden`}
        >
          <SlidersHorizontal aria-hidden size={15} /> Filters
          {chips.length > 0 && <Chosen count={chips.length} />}
        </button>
      </fieldset>
      {(isNarrowed || at) && <ActiveFilters find={find} chips={chips} at={at} onJump={onJump} />}
      {isSheetOpen && (
        <FilterSheet find={find} onJump={onJump} onClose={() => setIsSheetOpen(false)} />
      )}
    </>
  )
}
