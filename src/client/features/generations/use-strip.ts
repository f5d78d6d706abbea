import { useQueries } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Generation } from '#shared/generation.ts'
import { ratioOf } from '#shared/price.ts'
import { generationQuery } from '../../queries/generation-queries.ts'
import type { ListedRun } from '../../queries/run-queries.ts'

export interface Slot {
  id: string
  /** Which attempt it is; 1 unless it repeats another. */
  attempt: number
  ratio: number
}

interface Place {
  id: string
  attempt: number
  isRepeated: boolean
}

/** The cards of a run in their order. It changes only when one comes, goes or gets another shape. */
export function useStrip({ generations }: ListedRun): Slot[] {
  const places = useMemo(() => orderPlaces(generations), [generations])
  return useQueries({
    queries: places.map(({ id }) => generationQuery(id)),
    combine: useCallback(
      (results: UseQueryResult<Generation>[]) =>
        places.flatMap((place, index) => toSlot(place, results[index]?.data)),
      [places],
    ),
  })
}

/** A repetition stands where the first attempt stood. */
export function orderPlaces(generations: ListedRun['generations']): Place[] {
  const repetitionOf = new Map(generations.map((it) => [it.retryOf, it]))
  const ids = new Set(generations.map(({ id }) => id))
  const follow = (id: string, attempt: number): Place[] => {
    const next = repetitionOf.get(id)
    const place = { id, attempt, isRepeated: next !== undefined }
    return next ? [place, ...follow(next.id, attempt + 1)] : [place]
  }
  return generations
    .filter(({ retryOf }) => retryOf === null || !ids.has(retryOf))
    .flatMap(({ id }) => follow(id, 1))
}

/** The same, from what is known at the moment. */
export const placesToSlots = (
  generations: ListedRun['generations'],
  find: (id: string) => Generation | undefined,
): Slot[] => orderPlaces(generations).flatMap((place) => toSlot(place, find(place.id)))

function toSlot({ id, attempt, isRepeated }: Place, generation: Generation | undefined): Slot[] {
  if (!generation || generation.deletedAt !== null) return []
  if (isRepeated && givesWay(generation)) return []
  return [{ id, attempt, ratio: shapeOf(generation) }]
}

const givesWay = ({ status }: Generation) =>
  status === 'failed' || status === 'canceled' || status === 'uncertain'

/** Who chooses its own ratio mostly chooses a wide one. */
export function shapeOf({ image, aspectRatio }: Generation): number {
  if (image) return image.width / image.height
  return ratioOf(aspectRatio ?? '16:9')
}
