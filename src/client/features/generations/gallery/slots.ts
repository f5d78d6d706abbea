import type { ListedGeneration } from '../../../queries/run-queries.ts'

export interface Slot {
  id: string
  /** Which attempt it is; 1 unless it repeats another. */
  attempt: number
  ratio: number
  state: ListedGeneration['state']
}

/** What is shown of a run, in its order: what is not in the trash, or nothing else. */
export const slotsOf = (generations: readonly ListedGeneration[], isTrash = false): Slot[] =>
  inPlace(generations).flatMap(
    ({ generation: { id, ratio, state, isDeleted }, attempt, isRepeated }) =>
      isDeleted !== isTrash || (isRepeated && state === 'ended')
        ? []
        : [{ id, attempt, ratio, state }],
  )

interface Standing {
  generation: ListedGeneration
  attempt: number
  isRepeated: boolean
}

/** A repetition stands where the first attempt stood. */
function inPlace(generations: readonly ListedGeneration[]) {
  const repetitionOf = new Map(generations.map((it) => [it.retryOf, it]))
  const ids = new Set(generations.map(({ id }) => id))
  const places: Standing[] = []
  for (const first of generations) {
    if (first.retryOf !== null && ids.has(first.retryOf)) continue
    let attempt = 1
    for (let it: ListedGeneration | undefined = first; it; it = repetitionOf.get(it.id))
      places.push({ generation: it, attempt: attempt++, isRepeated: repetitionOf.has(it.id) })
  }
  return places
}
