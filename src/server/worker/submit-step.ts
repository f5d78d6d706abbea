import { providerNames } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'
import type { SentRequest } from '#shared/generation.ts'
import { ProviderError } from '../providers/provider.ts'
import type { Provider, Submitted } from '../providers/provider.ts'
import { hideOurSecrets } from '../providers/provider-words.ts'
import type { Claim } from './claims.store.ts'
import type { FailStep } from './fail-step.ts'
import { insist } from './insist.ts'
import type { TakePicture } from './save-step.ts'
import { createReferenceStep } from './reference-step.ts'
import { nextLookAt } from './schedule.ts'
import type { StepDeps } from './step-deps.ts'
import { createWaiting } from './waiting.ts'

/**
 * Sends a generation to its provider: the one paid call. What may throw here matters. Before `submitting` is written
 * nothing was sent, and the claim may simply expire. After it, every way out must write what is known: an answer that
 * is lost here is money lost, and a second call is money spent twice.
 */
export function createSubmitStep(deps: StepDeps, failStep: FailStep, takePicture: TakePicture) {
  const { claims, usualTimes, webhooks, jobDeadlineMs, submitPace, metrics, log } = deps
  const { now } = deps.clock
  const { fail, failUncertain } = failStep
  const waiting = createWaiting(deps, failStep)
  const sendReferences = createReferenceStep(deps, failStep, waiting)

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
    await insist(deps, { generation: claim.row.id, jobId }, async () => {
      const usual = await usualTimes.of(provider, model, mode)
      const lookAt = nextLookAt(provider, usual, at, at, webhooks.areTrusted(provider, mode))
      if (await claims.release(claim, lookAt, { ...running, job_id: jobId })) return
      log.warn({ generation: claim.row.id }, 'lease lost during submit; the job is kept')
      // Whoever found it in `submitting` has called it uncertain meanwhile.
      const certain = { failure_code: null, finished_at: null, search_note: null }
      await claims.rescue(claim, lookAt, { ...running, ...certain, job_id: jobId })
    })
  }

  /** True when it is this generation's turn; else it is back in the queue. */
  async function hasTurn(claim: Claim): Promise<boolean> {
    const { id, provider, mode } = claim.row
    const waitMs = submitPace.waitMs(id, provider, mode)
    if (waitMs === 0) return true
    await waiting.queueAgain(claim, now() + waitMs, limitSentence(provider, mode))
    return false
  }

  function limitSentence(provider: ProviderId, mode: string): string {
    const limit = submitPace.limitOf(provider, mode)
    const name = providerNames[provider]
    if (limit === null || limit > 30) return `${name} takes no more for the moment`
    return `${name} takes ${limit} ${limit === 1 ? 'image' : 'images'} a minute`
  }

  /** To be told to wait is no failure: it never runs into the deadline. */
  async function waitForTurn(claim: Claim, { retryAfterMs }: ProviderError) {
    const { id, provider, mode } = claim.row
    submitPace.slowDown(provider, mode, retryAfterMs)
    const waitMs = submitPace.waitMs(id, provider, mode)
    await waiting.queueAgain(claim, now() + waitMs, limitSentence(provider, mode), {
      attempts: 0,
      deadline_at: null,
    })
  }

  return async function submit(claim: Claim, provider: Provider): Promise<void> {
    const { row, prompt } = claim
    // Before it is its turn: a turn that is not used at once would let two follow closer than the provider wants.
    const pictures = await sendReferences(claim)
    if (!pictures) return
    if (!(await hasTurn(claim))) return
    const wanted = {
      model: row.model,
      prompt,
      aspectRatio: row.aspect_ratio,
      ...pictures,
      webhookUrl: webhooks.addressOf(row.provider, row.mode, row.id),
    }
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
      request: hideOurSecrets(JSON.stringify(request)),
      progress: '{}',
    } as const
    if (!(await claims.advance(claim, sending))) return

    let submitted: Submitted
    try {
      metrics.called(row.provider, 'submit')
      submitted = await provider.submit(request)
    } catch (error) {
      if (!(error instanceof ProviderError)) {
        log.error(error, 'submit broke')
        return failUncertain(claim, null)
      }
      switch (error.kind) {
        case 'busy':
          return waitForTurn(claim, error)
        case 'unsent':
          return waiting.tryLater(claim, error)
        case 'refused':
          return fail(claim, error.code ?? 'provider_error', error.message, true)
        case 'uncertain':
          return failUncertain(claim, error.message)
      }
    }
    submitPace.speedUp(row.provider, row.mode)
    switch (submitted.status) {
      case 'accepted':
        return accept(claim, submitted.jobId)
      case 'finished':
        return takePicture(claim, submitted)
    }
  }
}
