import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { RankingFilters } from '../features/ranking/ranking-filters.tsx'
import { parseFilters } from '../features/ranking/filters.ts'
import { RankingTable } from '../features/ranking/ranking-table.tsx'
import { galleryHref } from '../lib/gallery-search.ts'
import { rankingQuery } from '../queries/vote-queries.ts'
import { BackButton, FullPage } from '../ui/full-page.tsx'

/** Which targets are chosen when nobody knows whose the images are, and what they take. */
export function RankingPage() {
  const [, navigate] = useLocation()
  const filters = parseFilters(useSearch())
  const { data: ranking, error } = useQuery({
    ...rankingQuery(filters),
    placeholderData: (before) => before,
  })
  const close = () => navigate(galleryHref(), { replace: true })
  return (
    <FullPage label="Ranking" onClose={close} className="overflow-y-auto">
      <div className="mx-auto max-w-[1120px] px-4 pb-16 sm:px-6">
        <header className="py-2">
          <BackButton onClick={close} />
        </header>
        <h1 className="mt-4 text-2xl font-medium">Ranking</h1>
        <p className="mt-1 mb-5 max-w-[64ch] text-ink-2">
          From choices made blind, without names, times or prices. Beside it what each target took.
        </p>
        <RankingFilters filters={filters} />
        {error && (
          <p role="alert" className="py-8 text-bad">
            {error.message}
          </p>
        )}
        {ranking && <RankingTable ranking={ranking} isFiltered={Object.keys(filters).length > 0} />}
      </div>
    </FullPage>
  )
}
