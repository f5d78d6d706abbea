import type { ListedGeneration } from '../../../queries/run-queries.ts'

export interface Slot extends ListedGeneration {
  /** Which attempt it is; 1 unless it repeats another. */
  attempt: number
}

/** What is shown of a run, in its order: what is not in the trash, or nothing else. */
export const slotsOf = (generations: readonly ListedGeneration[], isTrash = false): Slot[] =>
  inPlace(generations).filter(
    ({ look, isRepeated }) => look.isDeleted === isTrash && !(isRepeated && look.state === 'ended'),
  )

interface Standing extends Slot {
  isRepeated: boolean
}

/** A repetition stands where the first attempt stood. */
function inPlace(generations: readonly ListedGeneration[]) {
  const repetitionOf = new Map(generations.map((it) => [it.look.retryOf, it]))
  const ids = new Set(generations.map(({ id }) => id))
  const places: Standing[] = []
  for (const first of generations) {
    const { retryOf } = first.look
    if (retryOf !== null && ids.has(retryOf)) continue
    let attempt = 1
    for (let it: ListedGeneration | undefined = first; it; it = repetitionOf.get(it.id))
      places.push({ ...it, attempt: attempt++, isRepeated: repetitionOf.has(it.id) })
  }
  return places
}
