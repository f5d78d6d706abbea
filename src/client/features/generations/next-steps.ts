import type { Generation } from '#shared/generation.ts'

export type NextStep = 'try_again' | 'send_again' | 'edit' | 'look_again' | 'dismiss'

/**
 * What a person can do about a generation that did not end well, the best first. The very same request is
 * offered again only where that can help.
 */
export function nextSteps({ status, failure, jobId }: Generation): NextStep[] {
  const look: NextStep[] = jobId === null ? [] : ['look_again']
  switch (status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
    case 'succeeded':
      return []
    case 'canceled':
      return [...look, 'try_again']
    case 'uncertain':
      return [...look, 'send_again', 'dismiss']
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
