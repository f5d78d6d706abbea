import { providerNames } from '#shared/catalog.ts'
import type { SentRequest } from '#shared/generation.ts'
import { ProviderError } from '../providers/provider.ts'
import type { Provider, Submitted } from '../providers/provider.ts'
import type { Claim } from './claims.store.ts'
import type { FailStep } from './fail-step.ts'
import { insist } from './insist.ts'
import type { SaveStep } from './save-step.ts'
import { nextLookAt, nextTryAt } from './schedule.ts'
import type { StepDeps } from './worker.ts'

/**
 * Sends a generation to its provider: the one paid call. What may throw here matters. Before `submitting` is written
 * nothing was sent, and the claim may simply expire. After it, every way out must write what is known: an answer that
 * is lost here is money lost, and a second call is money spent twice.
 */
export function createSubmitStep(
  deps: StepDeps,
  { fail, failUncertain }: FailStep,
  save: SaveStep,
) {
  const { claims, usualTimes, jobDeadlineMs, log } = deps
  const { now } = deps.clock

  async function accept(claim: Claim, jobId: string) {
    const { provider, model, mode } = claim.row
    const at = now()
    const running = {
      status: 'running',
      running_at: at,
      attempts: 0,
      progress: '{}',
      deadline_at: at + jobDeadlineMs,
    } as const
    const lookAt = nextLookAt(provider, await usualTimes.of(provider, model, mode), at, at)
    await insist(deps, { generation: claim.row.id, jobId }, async () => {
      if (await claims.release(claim, lookAt, { ...running, job_id: jobId })) return
      log.warn({ generation: claim.row.id }, 'lease lost during submit; the job is kept')
      await claims.rescue(claim, lookAt, { ...running, job_id: jobId })
    })
  }

  async function waitForTurn(claim: Claim, error: ProviderError) {
    const { row } = claim
    const at = now()
    const name = providerNames[row.provider]
    const isBusy = error.kind === 'busy'
    // To be told to wait is no failure: only a provider that cannot be reached runs into the deadline.
    const deadlineAt = isBusy ? null : (row.deadline_at ?? at + jobDeadlineMs)
    if (deadlineAt !== null && at >= deadlineAt)
      return fail(claim, 'provider_error', `${name} could not be reached: ${error.message}`, true)

    const retryAt =
      error.retryAfterMs === undefined ? nextTryAt(row.attempts, at) : at + error.retryAfterMs
    await claims.release(claim, retryAt, {
      status: 'queued',
      submitted_at: null,
      request: null,
      attempts: row.attempts + 1,
      deadline_at: deadlineAt,
      progress: JSON.stringify({
        log: isBusy ? `${name} takes no more for the moment` : `${name} cannot be reached`,
      }),
    })
  }

  return async function submit(claim: Claim, provider: Provider): Promise<void> {
    const { row, prompt } = claim
    const wanted = { model: row.model, prompt, aspectRatio: row.aspect_ratio }
    let request: SentRequest
    try {
      request = provider.prepare(wanted)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      return fail(claim, error.code ?? 'invalid_input', error.message, true)
    }
    const sending = {
      status: 'submitting',
      submitted_at: now(),
      request: JSON.stringify(request),
      progress: '{}',
    } as const
    if (!(await claims.advance(claim, sending))) return

    let submitted: Submitted
    try {
      submitted = await provider.submit(request)
    } catch (error) {
      if (!(error instanceof ProviderError)) {
        log.error(error, 'submit broke')
        return failUncertain(claim, null)
      }
      switch (error.kind) {
        case 'busy':
        case 'unsent':
          return waitForTurn(claim, error)
        case 'refused':
          return fail(claim, error.code ?? 'provider_error', error.message, true)
        case 'uncertain':
          return failUncertain(claim, error.message)
      }
    }
    switch (submitted.status) {
      case 'accepted':
        return accept(claim, submitted.jobId)
      case 'finished':
        return save(claim, submitted)
    }
  }
}
