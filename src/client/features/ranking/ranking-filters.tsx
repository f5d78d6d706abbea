import { useLocation } from 'wouter'
import { aspectRatios } from '#shared/catalog.ts'
import type { RankingQuery } from '#shared/vote.ts'
import { kindNames } from '../../lib/kind-names.ts'
import { formatFilters, kinds, modes } from './filters.ts'

const modeNames = { live: 'Live', sandbox: 'Sandbox' }

export function RankingFilters({ filters }: { filters: RankingQuery }) {
  const [, navigate] = useLocation()
  const change = (next: RankingQuery) =>
    navigate(formatFilters({ ...filters, ...next }), { replace: true })
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-ink-2">
      <Filter
        name="Mode"
        value={filters.mode}
        values={modes}
        nameOf={(mode) => modeNames[mode]}
        onChange={(mode) => change({ mode })}
      />
      <Filter
        name="Ratio"
        value={filters.ratio}
        values={aspectRatios}
        nameOf={(ratio) => ratio}
        onChange={(ratio) => change({ ratio })}
      />
      <Filter
        name="Kind"
        value={filters.kind}
        values={kinds}
        nameOf={(kind) => kindNames[kind]}
        onChange={(kind) => change({ kind })}
      />
    </div>
  )
}

interface FilterProps<T extends string> {
  name: string
  value: T | undefined
  values: readonly T[]
  nameOf: (value: T) => string
  onChange: (value: T | undefined) => void
}

function Filter<T extends string>({ name, value, values, nameOf, onChange }: FilterProps<T>) {
  return (
    <label className="flex items-center gap-2">
      {name}
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChange(values.find((known) => known === currentTarget.value))
        }
        className="h-9 rounded-full border border-line-strong bg-raised px-3 text-sm text-ink pointer-coarse:h-11 hover:border-ink-3"
      >
        <option value="">All</option>
        {values.map((known) => (
          <option key={known} value={known}>
            {nameOf(known)}
          </option>
        ))}
      </select>
    </label>
  )
}
