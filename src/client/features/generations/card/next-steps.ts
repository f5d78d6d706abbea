import { findTarget } from '#shared/catalog.ts'
import type { Generation } from '#shared/generation.ts'

export type NextStep = 'try_again' | 'send_again' | 'edit' | 'look_again' | 'dismiss'

/**
 * What a person can do about a generation that did not end well, the best first. The very same request is
 * offered again only where that can help.
 */
export function nextSteps(generation: Generation): NextStep[] {
  const { status, failure, jobId, cost } = generation
  const look: NextStep[] = jobId === null ? [] : ['look_again']
  switch (status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
    case 'succeeded':
      return []
    case 'canceled':
      // A cancel that was confirmed leaves nothing to look at.
      return cost.actualUsd === 0 ? ['try_again'] : [...look, 'try_again']
    case 'uncertain':
      return [...(canSearch(generation) ? ['look_again' as const] : look), 'send_again', 'dismiss']
    case 'failed':
      break
  }

  const again: NextStep[] = failure?.canRetry ? ['try_again'] : []
  switch (failure?.code) {
    case 'content_policy':
    case 'invalid_input':
    case 'reference_unreachable':
      return ['edit']
    case 'timed_out':
    case 'result_lost':
      return [...look, ...again]
    case 'provider_error':
    case 'unknown':
    case 'dismissed':
      return [...again, ...look]
    case 'invalid_key':
    case 'no_credit':
    case 'rate_limited':
    case 'model_unavailable':
    case 'budget_reached':
    case 'uncertain':
    case undefined:
      return again
  }
}

/** Its job can be looked for in the provider's list; while that goes on, there is nothing to ask for. */
const canSearch = ({ provider, model, progress }: Generation) =>
  progress.log === undefined && findTarget(provider, model)?.canList === true
