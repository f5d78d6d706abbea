import type { FailureCode } from '#shared/failure.ts'
import type { Claim } from './claims.store.ts'
import type { StepDeps } from './worker.ts'

export type FailStep = ReturnType<typeof createFailStep>

export function createFailStep({ claims, clock }: Pick<StepDeps, 'claims' | 'clock'>) {
  async function end(
    claim: Claim,
    status: 'failed' | 'uncertain',
    code: FailureCode,
    providerMessage: string | null,
    actualUsd: number | null,
  ) {
    await claims.release(claim, null, {
      status,
      failure_code: code,
      provider_message: providerMessage,
      actual_usd: claim.row.mode === 'sandbox' ? 0 : actualUsd,
      finished_at: clock.now(),
      progress: '{}',
      attempts: 0,
    })
  }

  return {
    /** `isFree`: it is certain that nothing was charged. The job id stays, so that one can look again. */
    fail: (claim: Claim, code: FailureCode, providerMessage: string | null, isFree: boolean) =>
      end(claim, 'failed', code, providerMessage, isFree ? 0 : null),

    /** Sent, and no usable answer: it waits for a person's word. */
    failUncertain: (claim: Claim, providerMessage: string | null) =>
      end(claim, 'uncertain', 'uncertain', providerMessage, null),
  }
}
