import { providerIds } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'
import { duties, dutyOf } from './claims.store.ts'
import type { Claim, Duty } from './claims.store.ts'
import { createFailStep } from './fail-step.ts'
import { createLookStep } from './look-step.ts'
import { createReconcileStep } from './reconcile-step.ts'
import { createSaveStep } from './save-step.ts'
import type { StepDeps } from './step-deps.ts'
import { createSubmitStep } from './submit-step.ts'

/** How many calls to one provider are under way at the same moment: a slow one must not hold up the others. */
const maxCalls = 150
/** A picture is some megabytes while it is on its way, and many more while it is decoded. */
const maxSaves = 16
const maxAtOnce = 50
const longestSleepMs = 30_000
/** Between two rounds of claims: what becomes due or free meanwhile is claimed together. */
const restMs = 10

export interface WorkerDeps extends StepDeps {
  leaseMs: number
}

export type Worker = ReturnType<typeof createWorker>

/**
 * Moves every generation along its life; the only part that speaks to providers. It keeps nothing in memory that
 * matters: what is due is in the table, and one timer waits for the earliest of it.
 *
 *   queued ─► submitting ─► running ─► saving ─► succeeded
 *
 * A row found in `submitting` was being sent when its worker died. Nobody knows whether the provider took it, so it
 * becomes `uncertain` and is never sent again by itself.
 */
export function createWorker(deps: WorkerDeps) {
  const { claims, providerFor, clock, metrics, log, leaseMs } = deps
  const failStep = createFailStep(deps)
  const save = createSaveStep(deps, failStep)
  const submit = createSubmitStep(deps, failStep, save.take)
  const look = createLookStep(deps, failStep, save.take)
  const reconcile = createReconcileStep(deps)

  const atWork = new Map<Claim, Promise<void>>()
  let isStopped = false
  let isClaiming = false
  let isDueAgain = false
  let cancelTimer = () => {}
  let cancelRest = () => {}
  let cancelHeartbeat = () => {}

  async function step(claim: Claim): Promise<void> {
    const { row } = claim
    const provider = providerFor(row.provider, row.mode)
    switch (row.status) {
      case 'submitting':
        return failStep.failUncertain(claim, null)
      case 'queued':
        return provider
          ? submit(claim, provider)
          : failStep.fail(claim, 'invalid_key', 'There is no key', true)
      case 'running':
        return provider
          ? look(claim, provider)
          : failStep.fail(claim, 'invalid_key', 'There is no key', false)
      case 'canceled':
        return provider ? look(claim, provider) : void (await claims.release(claim, null, {}))
      case 'saving':
        return save.fetch(claim)
      case 'uncertain':
        return reconcile(claim, provider)
      case 'succeeded':
      case 'failed':
        return void (await claims.release(claim, null, {}))
    }
  }

  function begin(claim: Claim) {
    metrics.claimed(dutyOf(claim.row), claim.latenessMs)
    const work = step(claim)
      .catch((error: unknown) => log.error({ err: error, generation: claim.row.id }, 'step broke'))
      .finally(() => {
        atWork.delete(claim)
        wake()
      })
    atWork.set(claim, work)
  }

  /** How many more of them may be claimed, and of which providers none. */
  function roomFor(duty: Duty): { limit: number; full: ProviderId[] } {
    const busy = [...atWork.keys()].filter(({ row }) => dutyOf(row) === duty)
    if (duty === 'save') return { limit: maxSaves - busy.length, full: [] }
    const calls = Map.groupBy(busy, ({ row }) => row.provider)
    const full = providerIds.filter((id) => (calls.get(id)?.length ?? 0) >= maxCalls)
    return { limit: maxAtOnce, full }
  }

  /** What there is no room for is claimed when something of its kind is done. */
  async function nextDueAt(duty: Duty): Promise<number> {
    const { limit, full } = roomFor(duty)
    return limit > 0 ? ((await claims.nextDueAt(duty, full)) ?? Infinity) : Infinity
  }

  async function claimDue() {
    cancelTimer()
    for (const duty of duties) {
      const { limit, full } = roomFor(duty)
      if (limit === 0) continue
      for (const claim of await claims.claimDue(duty, limit, full)) begin(claim)
      if (isStopped) return
    }
    const dueAt = Math.min(...(await Promise.all(duties.map(nextDueAt))))
    if (dueAt === Infinity || isStopped) return
    cancelTimer = clock.after(Math.min(Math.max(dueAt - clock.now(), 1), longestSleepMs), wake)
  }

  /** To be called when something may be due. Cheap, and safe at any time. */
  function wake() {
    if (isStopped) return
    if (isClaiming) {
      isDueAgain = true
      return
    }
    isClaiming = true
    claimDue()
      .catch((error: unknown) => {
        log.error(error, 'claiming broke')
        cancelTimer = clock.after(1_000, wake)
      })
      .finally(() => {
        cancelRest = clock.after(restMs, () => {
          isClaiming = false
          if (!isDueAgain) return
          isDueAgain = false
          wake()
        })
      })
  }

  /** Renews the leases of all that is at work, again and again. */
  function beat() {
    cancelHeartbeat = clock.after(leaseMs / 4, () => {
      claims.renew(atWork.keys()).catch((error: unknown) => log.error(error, 'leases not renewed'))
      beat()
    })
  }

  return {
    wake,

    start() {
      beat()
      wake()
    },

    /** No new claims; what is at work is finished, submits above all. */
    async stop() {
      isStopped = true
      cancelTimer()
      cancelRest()
      await Promise.allSettled(atWork.values())
      cancelHeartbeat()
    },
  }
}
