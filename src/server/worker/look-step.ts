import { providerNames } from '#shared/catalog.ts'
import { ProviderError } from '../providers/provider.ts'
import type { JobState, Provider } from '../providers/provider.ts'
import type { Claim } from './claims.store.ts'
import type { FailStep } from './fail-step.ts'
import type { TakePicture } from './save-step.ts'
import { nextLookAt, nextQuietLookAt, nextTryAt } from './schedule.ts'
import type { StepDeps } from './step-deps.ts'

/** Looks at a job that runs, or at one that was canceled and may bring its image all the same. */
export function createLookStep(
  { claims, usualTimes, webhooks, lookPace, clock: { now }, metrics, log }: StepDeps,
  { fail }: FailStep,
  takePicture: TakePicture,
) {
  /** A canceled generation stays as it is, whatever becomes of its job, unless an image comes. */
  const leave = (claim: Claim, actualUsd: number | null) =>
    claims.release(claim, null, { actual_usd: actualUsd, attempts: 0 })

  async function stillGoing(
    claim: Claim,
    state: Extract<JobState, { status: 'waiting' | 'running' }>,
  ) {
    const { row } = claim
    const at = now()
    const submittedAt = row.submitted_at ?? row.created_at
    const isOver = row.deadline_at !== null && at >= row.deadline_at
    if (row.status === 'canceled') {
      if (isOver) await leave(claim, null)
      else await claims.postpone(claim, nextQuietLookAt(submittedAt, at), 0)
      return
    }
    if (isOver) return fail(claim, 'timed_out', null, false)

    const usual = await usualTimes.of(row.provider, row.model, row.mode)
    const hasWebhooks = webhooks.areTrusted(row.provider, row.mode)
    const lookAt = nextLookAt(row.provider, usual, submittedAt, at, hasWebhooks)
    const progress = JSON.stringify(
      state.status === 'waiting'
        ? { queuePosition: state.queuePosition }
        : state.log
          ? { log: state.log }
          : {},
    )
    const runningAt = state.status === 'waiting' ? null : (row.running_at ?? at)
    if (progress === row.progress && runningAt === row.running_at)
      return claims.postpone(claim, lookAt, 0)
    await claims.release(claim, lookAt, {
      status: row.status,
      progress,
      running_at: runningAt,
      attempts: 0,
    })
  }

  async function unanswered(claim: Claim, error: ProviderError) {
    const { row } = claim
    const at = now()
    if (row.deadline_at !== null && at >= row.deadline_at) {
      if (row.status === 'canceled') await leave(claim, null)
      else await fail(claim, 'timed_out', error.message, false)
      return
    }
    const tryAt = nextTryAt(row.attempts, at)
    const progress = JSON.stringify({ log: `${providerNames[row.provider]} does not answer` })
    if (row.attempts < 2 || row.status === 'canceled' || progress === row.progress)
      return claims.postpone(claim, tryAt, row.attempts + 1)
    await claims.release(claim, tryAt, {
      status: row.status,
      progress,
      attempts: row.attempts + 1,
    })
  }

  /** True when the generation is dealt with; false when the job has to be looked at after all. */
  async function cancel(claim: Claim, provider: Provider, jobId: string): Promise<boolean> {
    const at = now()
    const canceled = {
      status: 'canceled',
      cancel_requested: 0,
      finished_at: at,
      progress: '{}',
      attempts: 0,
    } as const
    if (!provider.cancel) {
      const lookAt = nextQuietLookAt(claim.row.submitted_at ?? at, at)
      await claims.release(claim, lookAt, canceled)
      return true
    }
    metrics.called(claim.row.provider, 'cancel')
    switch (await provider.cancel(jobId)) {
      case 'canceled':
        await claims.release(claim, null, { ...canceled, actual_usd: 0 })
        return true
      case 'asked':
        await claims.release(claim, nextQuietLookAt(at, at), canceled)
        return true
      case 'too_late':
        return false
    }
  }

  return async function look(claim: Claim, provider: Provider): Promise<void> {
    const { row } = claim
    if (row.job_id === null) return fail(claim, 'unknown', null, false)
    const isAsked = row.cancel_requested === 1
    const waitMs = isAsked ? 0 : lookPace.waitMs(row.id, row.provider, row.mode)
    if (waitMs > 0) return claims.postpone(claim, now() + waitMs, row.attempts)
    try {
      if (isAsked && row.status === 'running') if (await cancel(claim, provider, row.job_id)) return

      metrics.called(row.provider, 'look')
      const state = await provider.check(row.job_id)
      lookPace.speedUp(row.provider, row.mode)
      switch (state.status) {
        case 'waiting':
        case 'running':
          return await stillGoing(claim, state)
        case 'finished':
          webhooks.ended(row.provider, row.id)
          return await takePicture(claim, state)
        case 'failed':
          webhooks.ended(row.provider, row.id)
          if (row.status === 'canceled') return void (await leave(claim, state.isFree ? 0 : null))
          return await fail(claim, state.code, state.providerMessage, state.isFree ?? false)
      }
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      if (error.kind === 'busy') lookPace.slowDown(row.provider, row.mode, error.retryAfterMs)
      if (error.kind !== 'refused') return unanswered(claim, error)
      log.warn({ generation: row.id, code: error.code }, 'look refused')
      if (row.status === 'canceled') return void (await leave(claim, null))
      return fail(claim, error.code ?? 'provider_error', error.message, error.isFree)
    }
  }
}
