import { searchWords } from '../generations/lost-job.ts'
import { ProviderError } from '../providers/provider.ts'
import type { ListedJob, Provider } from '../providers/provider.ts'
import type { Claim } from './claims.store.ts'
import { nextTryAt } from './schedule.ts'
import { fittingJobs, nextReadAt, windowOf } from './search.ts'
import type { StepDeps } from './step-deps.ts'

/**
 * Looks for an uncertain generation's job in its provider's own list. It is adopted only where there is no doubt: one
 * job fits, and nobody else's it can be. In any other case it stays uncertain, and the person is told what was found.
 * Reading a list is free; nothing here sends anything again.
 */
export function createReconcileStep({
  claims,
  adoptions,
  jobDeadlineMs,
  lookPace,
  metrics,
  clock: { now },
  log,
}: StepDeps) {
  async function end(claim: Claim, note: string): Promise<void> {
    await claims.release(claim, null, {
      status: 'uncertain',
      search_note: note,
      progress: '{}',
      attempts: 0,
    })
  }

  /** Reads the list once more if there is a time for it; else this is the outcome. */
  async function notYet(claim: Claim, note: string) {
    const readAt = nextReadAt(claim.row, now())
    if (readAt === null) await end(claim, note)
    else await claims.postpone(claim, readAt, 0)
  }

  async function adopt(claim: Claim, job: ListedJob): Promise<void> {
    const { provider } = claim.row
    const at = now()
    const outcome = await adoptions.adopt(claim, job, {
      status: 'running',
      running_at: at,
      finished_at: null,
      deadline_at: at + jobDeadlineMs,
      failure_code: null,
      provider_message: null,
      search_note: null,
      actual_usd: null,
      progress: JSON.stringify({ log: searchWords.found(provider) }),
      attempts: 0,
    })
    switch (outcome) {
      case 'adopted':
        return log.info({ generation: claim.row.id, jobId: job.jobId }, 'lost job found')
      case 'taken':
        return notYet(claim, searchWords.none(provider))
      case 'rival':
        return notYet(claim, searchWords.unclear(provider))
      case 'lost':
        return undefined
    }
  }

  async function unread(claim: Claim, error: ProviderError) {
    const { row } = claim
    const at = now()
    if (error.kind === 'busy') lookPace.slowDown(row.provider, row.mode, error.retryAfterMs)
    const isOver = row.deadline_at === null || at >= row.deadline_at
    if (error.kind === 'refused' || isOver)
      return end(claim, searchWords.unread(row.provider, error.message))
    await claims.postpone(claim, nextTryAt(row.attempts, at), row.attempts + 1)
  }

  return async function reconcile(claim: Claim, provider: Provider | undefined) {
    const { row } = claim
    if (!provider) return end(claim, searchWords.noKey(row.provider))
    if (!provider.list) return end(claim, searchWords.noList(row.provider))
    const waitMs = lookPace.waitMs(row.id, row.provider, row.mode)
    if (waitMs > 0) return claims.postpone(claim, now() + waitMs, row.attempts)
    const window = windowOf(row, provider.submitTimeoutMs)
    let jobs: ListedJob[]
    try {
      metrics.called(row.provider, 'list')
      jobs = await provider.list(window.fromMs)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      return unread(claim, error)
    }
    lookPace.speedUp(row.provider, row.mode)
    const fitting = fittingJobs(claim, window, jobs)
    const unowned = await adoptions.unowned(
      row,
      fitting.map(({ jobId }) => jobId),
    )
    const candidates = fitting.filter(({ jobId }) => unowned.has(jobId))
    const [candidate] = candidates
    if (!candidate) return notYet(claim, searchWords.none(row.provider))
    if (candidates.length > 1)
      return notYet(claim, searchWords.many(row.provider, candidates.length))
    return adopt(claim, candidate)
  }
}
