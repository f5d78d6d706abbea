import type { Find, FindCounts } from '#shared/find.ts'
import type { GenerationTable } from '../db/schema.ts'

/** What the counts tell apart. */
export const told = ['provider', 'model', 'kind', 'aspect_ratio', 'status', 'favorite'] as const

/** How many generations are alike in all of that, and how many of these were picked. */
interface Cell extends Pick<GenerationTable, (typeof told)[number]> {
  all: number
  picked: number
}

/** The filters that narrow all cells alike. */
export const aroundCells = ({ q, deleted, runId, from, to }: Find): Find => ({
  q,
  deleted,
  runId,
  from,
  to,
})

type Facet = 'provider' | 'model' | 'kind' | 'ratio' | 'status' | 'favorite'

/** Each count with all filters but its own. */
export function countFacets(cells: Cell[], find: Find): Omit<FindCounts, 'months'> {
  const refused = cells.map((cell) => ({ cell, by: refusals(cell, find) }))

  function sizeOf({ all, picked }: Cell): number {
    if (find.picked === undefined) return all
    return find.picked ? picked : all - picked
  }
  function tally(facet: Facet, valueOf: (cell: Cell) => string | null): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { cell, by } of refused) {
      const value = valueOf(cell)
      if (value !== null && sizeOf(cell) > 0 && by.every((other) => other === facet))
        counts[value] = (counts[value] ?? 0) + sizeOf(cell)
    }
    return counts
  }
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)
  const welcome = refused.filter(({ by }) => by.length === 0).map(({ cell }) => cell)

  return {
    total: sum(welcome.map(sizeOf)),
    provider: tally('provider', ({ provider }) => provider),
    model: tally('model', ({ model }) => model),
    kind: tally('kind', ({ kind }) => kind),
    ratio: tally('ratio', ({ aspect_ratio }) => aspect_ratio),
    status: tally('status', ({ status }) => status),
    favorite: tally('favorite', ({ favorite }) => (favorite === 1 ? 'yes' : null)).yes ?? 0,
    picked: sum(welcome.map(({ picked }) => picked)),
  }
}

/** Which filters leave it out. */
function refusals(cell: Cell, find: Find): Facet[] {
  const isLeftOut: Record<Facet, boolean> = {
    provider: lacks(find.provider, cell.provider),
    model: lacks(find.model, cell.model),
    kind: lacks(find.kind, cell.kind),
    ratio: lacks(find.ratio, cell.aspect_ratio),
    status: lacks(find.status, cell.status),
    favorite: find.favorite !== undefined && find.favorite !== (cell.favorite === 1),
  }
  return facets.filter((facet) => isLeftOut[facet])
}

const facets: Facet[] = ['provider', 'model', 'kind', 'ratio', 'status', 'favorite']

const lacks = <T>(wanted: readonly T[] | undefined, value: T | null) =>
  wanted !== undefined && (value === null || !wanted.includes(value))

/** Newest first. */
export function countMonths(days: { day: number; count: number }[]): FindCounts['months'] {
  const months = new Map<string, number>()
  for (const { day, count } of days) {
    const month = new Date(day * dayMs).toISOString().slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + count)
  }
  return [...months]
    .map(([month, count]) => ({ month, count }))
    .sort((one, other) => (one.month < other.month ? 1 : -1))
}

export const dayMs = 86_400_000
