import { useLocation } from 'wouter'
import { aspectRatios } from '#shared/catalog.ts'
import type { RankingQuery } from '#shared/vote.ts'
import { formatFilters, modes } from './filters.ts'

const modeNames = { live: 'Live', sandbox: 'Sandbox' }

const selectClass =
  'h-9 rounded-full border border-line-strong bg-raised px-3 text-sm text-ink hover:border-ink-3'

export function RankingFilters({ filters }: { filters: RankingQuery }) {
  const [, navigate] = useLocation()
  const change = (next: RankingQuery) => navigate(formatFilters(next), { replace: true })
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-ink-2">
      <label className="flex items-center gap-2">
        Mode
        <select
          value={filters.mode ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ ...filters, mode: modes.find((mode) => mode === value) })
          }
          className={selectClass}
        >
          <option value="">All</option>
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {modeNames[mode]}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-2">
        Ratio
        <select
          value={filters.ratio ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ ...filters, ratio: aspectRatios.find((ratio) => ratio === value) })
          }
          className={selectClass}
        >
          <option value="">All</option>
          {aspectRatios.map((ratio) => (
            <option key={ratio}>{ratio}</option>
          ))}
        </select>
      </label>
    </div>
  )
}
