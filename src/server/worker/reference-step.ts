import { providerNames } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
import { ProviderError } from '../providers/provider.ts'
import type { ImageRequest } from '../providers/provider.ts'
import { UnreachableReference } from '../references/unreachable-reference.ts'
import type { Claim } from './claims.store.ts'
import type { FailStep } from './fail-step.ts'
import { nextTryAt } from './schedule.ts'
import type { StepDeps } from './step-deps.ts'
import type { Waiting } from './waiting.ts'

/** However long a provider asks for: it is tried again after this. */
const longestPauseMs = 15 * 60_000

/** Refusals that are about the account or the picture itself; any other only says that it cannot be brought there. */
const ownCodes: readonly FailureCode[] = ['invalid_key', 'no_credit', 'content_policy']

/**
 * Brings a generation's pictures to where its provider can fetch them, before anything is paid for. The row stays
 * `queued`: after a crash it is simply due again, and what was sent is remembered or sent once more, free of charge.
 */
export function createReferenceStep(
  { claims, references, log, clock: { now } }: StepDeps,
  { fail }: FailStep,
  { queueAgain, tryLater }: Waiting,
) {
  /** False where the lease was lost. A reason that is in sight already stays: this is one more try. */
  async function saySending(claim: Claim): Promise<boolean> {
    if (claim.row.progress !== '{}') return true
    const progress = JSON.stringify({ log: 'Sending references' })
    return claims.advance(claim, { status: 'queued', progress })
  }

  async function postpone(claim: Claim, error: unknown): Promise<void> {
    const { row } = claim
    if (error instanceof UnreachableReference)
      return fail(claim, 'reference_unreachable', error.message, true)
    if (!(error instanceof ProviderError)) {
      log.error({ err: error, generation: row.id }, 'references not sent')
      const at = nextTryAt(row.attempts, now())
      return queueAgain(claim, at, 'The references cannot be read', { attempts: row.attempts + 1 })
    }
    const name = providerNames[error.provider]
    switch (error.kind) {
      case 'unsent':
      case 'uncertain':
        return tryLater(claim, error)
      // To be told to wait is no failure: it never runs into the deadline.
      case 'busy': {
        const usualMs = nextTryAt(row.attempts, now()) - now()
        const waitMs = Math.min(error.retryAfterMs ?? usualMs, longestPauseMs)
        return queueAgain(claim, now() + waitMs, `${name} takes no pictures for the moment`, {
          attempts: row.attempts + 1,
          deadline_at: null,
        })
      }
      case 'refused': {
        const isOwn = error.provider === row.provider && ownCodes.includes(error.code ?? 'unknown')
        const code = isOwn && error.code ? error.code : 'reference_unreachable'
        return fail(claim, code, `${name} did not take a reference: ${error.message}`, true)
      }
    }
  }

  /** Undefined where nothing may be sent now: it has been said why. */
  return async function sendReferences(
    claim: Claim,
  ): Promise<Pick<ImageRequest, 'references' | 'reframe'> | undefined> {
    const { row } = claim
    if (row.inputs === null) return {}
    try {
      if (!(await references.areReady(row)) && !(await saySending(claim))) return undefined
      return await references.resolve(row)
    } catch (error) {
      await postpone(claim, error)
      return undefined
    }
  }
}
