import type { FailureCode } from '#shared/failure.ts'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { describeEnd } from '../card/describe-end.ts'

/** What became of a generation without an image, in a few words. */
export function stateWords(generation: Generation): string {
  const { status } = generation
  if (!isSettled(status)) return status === 'queued' ? 'Queued' : 'On its way'
  return status === 'succeeded' ? '' : describeEnd(generation).title
}

const inShort: Record<FailureCode, string> = {
  invalid_key: 'Key refused',
  no_credit: 'Not enough credit',
  rate_limited: 'No more for now',
  invalid_input: 'Cannot be used',
  content_policy: 'Declined',
  reference_unreachable: 'Reference not fetched',
  model_unavailable: 'Not available',
  provider_error: 'Failed there',
  timed_out: 'Not in time',
  result_lost: 'Could not be saved',
  budget_reached: 'Budget reached',
  uncertain: 'No clear answer',
  dismissed: 'Dismissed',
  unknown: 'Failed',
}

/** The same beside the name of its target, in a column. */
export function shortStateWords(generation: Generation): string {
  const { status, failure } = generation
  if (status === 'uncertain') return inShort.uncertain
  return status === 'failed' ? inShort[failure?.code ?? 'unknown'] : stateWords(generation)
}

const tones = { bad: 'text-bad', open: 'text-light', calm: 'text-ink-3' }

export function stateClass(generation: Generation): string {
  const { status } = generation
  return isSettled(status) && status !== 'succeeded'
    ? tones[describeEnd(generation).tone]
    : 'text-ink-3'
}
