import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useLocation, useSearch } from 'wouter'
import { RankingFilters } from '../features/ranking/ranking-filters.tsx'
import { parseFilters } from '../features/ranking/filters.ts'
import { RankingTable } from '../features/ranking/ranking-table.tsx'
import { rankingQuery } from '../queries/vote-queries.ts'
import { Dialog } from '../ui/dialog.tsx'

/** Which targets are chosen when nobody knows whose the images are, and what they take. */
export function RankingPage() {
  const [, navigate] = useLocation()
  const filters = parseFilters(useSearch())
  const { data: ranking, error } = useQuery({
    ...rankingQuery(filters),
    placeholderData: (before) => before,
  })
  const close = () => navigate('/', { replace: true })
  return (
    <Dialog
      label="Ranking"
      onClose={close}
      className="h-dvh max-h-none w-screen max-w-none overflow-y-auto border-0 bg-page! p-0 backdrop:hidden"
    >
      <div className="mx-auto max-w-[1120px] px-4 pb-16 sm:px-6">
        <header className="py-2">
          <button
            type="button"
            onClick={close}
            className="inline-flex h-8 items-center gap-1.5 rounded-sm text-[13px] text-ink-2 hover:text-ink"
          >
            <ArrowLeft size={14} /> Studio
          </button>
        </header>
        <h1 className="mt-4 text-[24px] font-medium tracking-[-0.02em]">Ranking</h1>
        <p className="mt-1 mb-5 max-w-[64ch] text-ink-2">
          From choices made blind, without names, times or prices. Beside it what each target took.
        </p>
        <RankingFilters filters={filters} />
        {error && (
          <p role="alert" className="py-8 text-bad">
            {error.message}
          </p>
        )}
        {ranking && <RankingTable ranking={ranking} />}
      </div>
    </Dialog>
  )
}
