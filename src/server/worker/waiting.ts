import { providerNames } from '#shared/catalog.ts'
import type { Change } from '../generations/history.ts'
import type { ProviderError } from '../providers/provider.ts'
import type { Claim } from './claims.store.ts'
import type { FailStep } from './fail-step.ts'
import { nextTryAt } from './schedule.ts'
import type { StepDeps } from './step-deps.ts'

export type Waiting = ReturnType<typeof createWaiting>

/** For a generation that cannot be sent now. Only where it is certain that nothing was sent. */
export function createWaiting(
  { claims, jobDeadlineMs, clock: { now } }: Pick<StepDeps, 'claims' | 'jobDeadlineMs' | 'clock'>,
  { fail }: FailStep,
) {
  /** Back into the queue, with the reason in sight. Nothing was sent, so nothing is known of a request any more. */
  async function queueAgain(claim: Claim, at: number, why: string, change: Change = {}) {
    const progress = JSON.stringify({ log: why })
    const { row } = claim
    if (row.status === 'queued' && row.progress === progress && !('attempts' in change))
      return claims.postpone(claim, at, row.attempts)
    await claims.release(claim, at, {
      status: 'queued',
      submitted_at: null,
      request: null,
      progress,
      ...change,
    })
  }

  return {
    queueAgain,

    /** Whoever has to be called first cannot be reached. */
    async tryLater(claim: Claim, error: Pick<ProviderError, 'provider' | 'message'>) {
      const { row } = claim
      const name = providerNames[error.provider]
      const deadlineAt = row.deadline_at ?? now() + jobDeadlineMs
      if (now() >= deadlineAt)
        return fail(claim, 'provider_error', `${name} could not be reached: ${error.message}`, true)
      await queueAgain(claim, nextTryAt(row.attempts, now()), `${name} cannot be reached`, {
        attempts: row.attempts + 1,
        deadline_at: deadlineAt,
      })
    },
  }
}
