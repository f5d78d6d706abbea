import type { Generation } from '#shared/generation.ts'
import type { Sorting } from './board-state.ts'
import { timesOf } from '../../lib/generation-times.ts'
import { priceOf } from './compare-facts.ts'

/** Their places in the order that is asked for. What has no figure comes last, either way. */
export function orderOf(generations: readonly Generation[], sort: Sorting | null): number[] {
  const places = generations.map((_, place) => place)
  if (sort === null) return places
  const figures = generations.map((generation) =>
    sort.endsWith('time') ? timesOf(generation).total : priceOf(generation),
  )
  const sign = sort.startsWith('-') ? -1 : 1
  return places.toSorted((a, b) => {
    const [first, second] = [figures[a] ?? null, figures[b] ?? null]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return sign * (first - second)
  })
}
