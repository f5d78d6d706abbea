import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { describeEnd } from '../card/describe-end.ts'

/** What became of a generation without an image, in a few words. */
export function stateWords(generation: Generation): string {
  const { status } = generation
  if (!isSettled(status)) return status === 'queued' ? 'Queued' : 'On its way'
  return status === 'succeeded' ? '' : describeEnd(generation).title
}

const tones = { bad: 'text-bad', open: 'text-light', calm: 'text-ink-3' }

export function stateClass(generation: Generation): string {
  const { status } = generation
  return isSettled(status) && status !== 'succeeded'
    ? tones[describeEnd(generation).tone]
    : 'text-ink-3'
}
