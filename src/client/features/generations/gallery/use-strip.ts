import { replaceEqualDeep, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Generation } from '#shared/generation.ts'
import { ratioOf } from '#shared/price.ts'
import { generationQuery, watchGenerations } from '../../../queries/generation-queries.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'

export interface Slot {
  id: string
  /** Which attempt it is; 1 unless it repeats another. */
  attempt: number
  ratio: number
}

/** The cards of a run in their order. It changes only when one comes, goes or gets another shape. */
export function useStrip({ generations }: ListedRun): Slot[] {
  const client = useQueryClient()
  const strip = useMemo(() => createStrip(client, generations), [client, generations])
  return useSyncExternalStore(strip.subscribe, strip.getSlots)
}

function createStrip(client: QueryClient, generations: ListedRun['generations']) {
  const ids = new Set(generations.map(({ id }) => id))
  const find = (id: string) => client.getQueryData(generationQuery(id).queryKey)
  let slots: Slot[] = []
  return {
    getSlots: () => (slots = replaceEqualDeep(slots, slotsOf(generations, find))),
    subscribe: (notify: () => void) =>
      watchGenerations(client, ({ id }) => {
        if (ids.has(id)) notify()
      }),
  }
}

/** What is shown of a run, from what is known at the moment. */
export function slotsOf(
  generations: ListedRun['generations'],
  find: (id: string) => Generation | undefined,
): Slot[] {
  return inPlace(generations).flatMap(({ id, attempt, isRepeated }) => {
    const generation = find(id)
    if (!generation || generation.deletedAt !== null) return []
    if (isRepeated && givesWay(generation)) return []
    return [{ id, attempt, ratio: shapeOf(generation) }]
  })
}

/** A repetition stands where the first attempt stood. */
function inPlace(generations: ListedRun['generations']) {
  const repetitionOf = new Map(generations.map((it) => [it.retryOf, it.id]))
  const ids = new Set(generations.map(({ id }) => id))
  const places: { id: string; attempt: number; isRepeated: boolean }[] = []
  for (const { id: first, retryOf } of generations) {
    if (retryOf !== null && ids.has(retryOf)) continue
    let attempt = 1
    for (let id: string | undefined = first; id; id = repetitionOf.get(id))
      places.push({ id, attempt: attempt++, isRepeated: repetitionOf.has(id) })
  }
  return places
}

const givesWay = ({ status }: Generation) =>
  status === 'failed' || status === 'canceled' || status === 'uncertain'

/** Who chooses its own ratio mostly chooses a wide one. */
export function shapeOf({ image, aspectRatio }: Generation): number {
  if (image) return image.width / image.height
  return ratioOf(aspectRatio ?? '16:9')
}
