import type { FailureCode } from '#shared/failure.ts'
import type { Change } from '../generations/history.ts'
import { searchDeadline, searchWords } from '../generations/lost-job.ts'
import type { Claim } from './claims.store.ts'
import { firstReadAt } from './search.ts'
import type { StepDeps } from './step-deps.ts'

export type FailStep = ReturnType<typeof createFailStep>

export function createFailStep({
  claims,
  providerFor,
  references,
  clock,
}: Pick<StepDeps, 'claims' | 'providerFor' | 'references' | 'clock'>) {
  async function end(
    claim: Claim,
    status: 'failed' | 'uncertain',
    code: FailureCode,
    providerMessage: string | null,
    actualUsd: number | null,
    nextAttemptAt: number | null = null,
    change: Change = {},
  ) {
    await claims.release(claim, nextAttemptAt, {
      status,
      failure_code: code,
      provider_message: providerMessage,
      actual_usd: claim.row.mode === 'sandbox' ? 0 : actualUsd,
      finished_at: clock.now(),
      progress: '{}',
      attempts: 0,
      ...change,
    })
  }

  return {
    /** `isFree`: it is certain that nothing was charged. The job id stays, so that one can look again. */
    async fail(
      claim: Claim,
      code: FailureCode,
      providerMessage: string | null,
      isFree: boolean,
    ): Promise<void> {
      if (code === 'reference_unreachable') await references.forget(claim.row)
      await end(claim, 'failed', code, providerMessage, isFree ? 0 : null)
    },

    /** Sent, and no usable answer: it is looked for in the provider's list, or waits for a person's word. */
    failUncertain(claim: Claim, providerMessage: string | null) {
      const { provider, mode } = claim.row
      const adapter = providerFor(provider, mode)
      if (!adapter?.list)
        return end(claim, 'uncertain', 'uncertain', providerMessage, null, null, {
          search_note: adapter ? searchWords.noList(provider) : searchWords.noKey(provider),
        })
      const at = clock.now()
      return end(claim, 'uncertain', 'uncertain', providerMessage, null, firstReadAt(at), {
        search_note: null,
        deadline_at: searchDeadline(at),
        progress: JSON.stringify({ log: searchWords.looking(provider) }),
      })
    },
  }
}
