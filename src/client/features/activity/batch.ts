import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { countOf } from '../../lib/format.ts'
import { sentAt } from '../../lib/generation-times.ts'

/** How those ended that somebody waited for. */
export interface Ends {
  ready: number
  failed: number
  unclear: number
}

/** What is on its way at the same time: from the first that starts to the last that ends. */
export interface Batch extends Ends {
  live: Map<string, Generation>
}

export const noEnds: Ends = { ready: 0, failed: 0, unclear: 0 }

export const createBatch = (): Batch => ({ live: new Map(), ...noEnds })

/** Takes in a version of a generation; true when that one has ended now. What was thrown away is not waited for. */
export function noteInBatch(batch: Batch, generation: Generation): boolean {
  const { id, status, deletedAt } = generation
  if (deletedAt === null && !isSettled(status)) {
    batch.live.set(id, generation)
    return false
  }
  if (!batch.live.delete(id) || deletedAt !== null) return false
  if (status === 'succeeded') batch.ready++
  if (status === 'failed') batch.failed++
  if (status === 'uncertain') batch.unclear++
  return true
}

export const addEnds = (a: Ends, b: Ends): Ends => ({
  ready: a.ready + b.ready,
  failed: a.failed + b.failed,
  unclear: a.unclear + b.unclear,
})

/** How much of it is done, from 0 to 1; one that runs is never quite there. */
export function progressOf(
  { live, ready, failed, unclear }: Batch,
  usualMsOf: (generation: Generation) => number,
  now: number,
): number {
  const ended = ready + failed + unclear
  let done = ended
  for (const generation of live.values())
    if (generation.times.submittedAt !== null)
      done += Math.min(0.95, Math.max(0, now - sentAt(generation)) / usualMsOf(generation))
  return done / Math.max(1, ended + live.size)
}

/** For the tab: "Done: 3 images, 1 failed". Empty where there is nothing to tell. */
export function titleOf(ends: Ends): string {
  const troubles = troublesOf(ends)
  if (ends.ready === 0) return troubles.join(', ')
  return `Done: ${[countOf(ends.ready, 'image'), ...troubles].join(', ')}`
}

/** For a message of the system: "4 images are ready, 1 failed". Empty where there is nothing to tell. */
export function sentenceOf(ends: Ends): string {
  const { ready } = ends
  const good = ready > 0 ? [`${countOf(ready, 'image')} ${ready === 1 ? 'is' : 'are'} ready`] : []
  return [...good, ...troublesOf(ends)].join(', ')
}

function troublesOf({ ready, failed, unclear }: Ends): string[] {
  // The noun comes once, with the first of them.
  const failures = failed > 0 ? [`${ready > 0 ? failed : countOf(failed, 'image')} failed`] : []
  const isNamed = ready + failed > 0
  return unclear > 0
    ? [...failures, `${isNamed ? unclear : countOf(unclear, 'image')} without a clear answer`]
    : failures
}
