import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { ProviderId } from '#shared/catalog.ts'
import type { ChangeLog } from '../db/change-log.ts'
import type { Database } from '../db/database.ts'
import type { GenerationTable } from '../db/schema.ts'
import { withHistory } from '../generations/history.ts'
import type { Change } from '../generations/history.ts'

/** What is due comes in two kinds: calls to providers, and pictures to be saved. A queue of one never delays the other. */
export const duties = ['call', 'save'] as const
export type Duty = (typeof duties)[number]

export const dutyOf = ({ status }: { status: GenerationTable['status'] }): Duty =>
  status === 'saving' ? 'save' : 'call'

export interface Claim {
  /** As it was when claimed. */
  row: Selectable<GenerationTable>
  /** Of a generation that is to be sent, or looked for; empty else. */
  prompt: string
  /** How long it was due. */
  latenessMs: number
  /** One for each claim: a write under an old one changes nothing. */
  lease: string
}

/** Now, where somebody asked to cancel while we were at work, or a webhook came. */
function dueAgain(claimed: Claim['row'], nextAttemptAt: number | null) {
  if (nextAttemptAt === null) return nextAttemptAt
  if (claimed.cancel_requested === 1)
    return sql<number>`case when look_requested = 1 then 0 else ${nextAttemptAt} end`
  return sql<number>`case when cancel_requested = 1 or look_requested = 1 then 0 else ${nextAttemptAt} end`
}

export type ClaimStore = ReturnType<typeof createClaimStore>

/**
 * The worker's side of a generation's row. A claim is a lease: `next_attempt_at` lies in the future as long as it
 * holds, so that after a crash the row is simply due again.
 */
export function createClaimStore({
  db,
  changeLog,
  leaseMs,
  now,
}: {
  db: Database
  changeLog: ChangeLog
  leaseMs: number
  now: () => number
}) {
  async function promptsOf(rows: { run_id: string }[]): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    const runs = await db
      .selectFrom('runs')
      .select(['id', 'prompt'])
      .where(
        'id',
        'in',
        rows.map(({ run_id }) => run_id),
      )
      .execute()
    return new Map(runs.map(({ id, prompt }) => [id, prompt]))
  }

  return {
    /** Those of `full` providers are left for later. */
    async claimDue(duty: Duty, limit: number, full: ProviderId[]): Promise<Claim[]> {
      const at = now()
      const lease = randomUUID()
      const due = await db
        .selectFrom('generations')
        .select(['id', 'next_attempt_at'])
        .where('next_attempt_at', '<=', at)
        .where('status', duty === 'save' ? '=' : '!=', 'saving')
        .$if(full.length > 0, (query) => query.where('provider', 'not in', full))
        .orderBy('next_attempt_at')
        .limit(limit)
        .execute()
      if (due.length === 0) return []

      const rows = await db
        .updateTable('generations')
        .set({ lease_owner: lease, next_attempt_at: at + leaseMs, look_requested: 0 })
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        // Another worker may have been quicker.
        .where('next_attempt_at', '<=', at)
        .returningAll()
        .execute()
      const prompts = await promptsOf(
        rows.filter(({ status }) => status === 'queued' || status === 'uncertain'),
      )
      const dueAt = new Map(due.map(({ id, next_attempt_at }) => [id, next_attempt_at ?? at]))
      return rows.map((row) => ({
        row,
        lease,
        prompt: prompts.get(row.run_id) ?? '',
        latenessMs: at - (dueAt.get(row.id) ?? at),
      }))
    },

    /** When the next row is due; null when nothing is left to do. */
    async nextDueAt(duty: Duty, full: ProviderId[]): Promise<number | null> {
      const row = await db
        .selectFrom('generations')
        .select((eb) => eb.fn.min('next_attempt_at').as('due'))
        .where('next_attempt_at', 'is not', null)
        .where('status', duty === 'save' ? '=' : '!=', 'saving')
        .$if(full.length > 0, (query) => query.where('provider', 'not in', full))
        .executeTakeFirst()
      return row?.due ?? null
    },

    async renew(claims: Iterable<Claim>): Promise<void> {
      const leases = [...new Set(Array.from(claims, ({ lease }) => lease))]
      const ids = Array.from(claims, ({ row }) => row.id)
      if (ids.length === 0) return
      await db
        .updateTable('generations')
        .set({ next_attempt_at: now() + leaseMs })
        .where('lease_owner', 'in', leases)
        .where('id', 'in', ids)
        .execute()
    },

    /** Writes and keeps the lease. False when it was lost meanwhile: then nothing was written, and nothing may be done. */
    async advance({ row, lease }: Claim, change: Change): Promise<boolean> {
      const { numUpdatedRows } = await changeLog.write(async ({ trx, nextRevision }) =>
        trx
          .updateTable('generations')
          .set({
            ...withHistory(change, now()),
            next_attempt_at: now() + leaseMs,
            revision: await nextRevision(),
          })
          .where('id', '=', row.id)
          .where('lease_owner', '=', lease)
          .executeTakeFirstOrThrow(),
      )
      return numUpdatedRows === 1n
    },

    /** Writes and gives the row back; `nextAttemptAt` null means that nothing is left to do. */
    async release(
      { row, lease }: Claim,
      nextAttemptAt: number | null,
      change: Change,
    ): Promise<boolean> {
      const { numUpdatedRows } = await changeLog.write(async ({ trx, nextRevision }) =>
        trx
          .updateTable('generations')
          .set({
            ...withHistory(change, now()),
            lease_owner: null,
            next_attempt_at: dueAgain(row, nextAttemptAt),
            revision: await nextRevision(),
          })
          .where('id', '=', row.id)
          .where('lease_owner', '=', lease)
          .executeTakeFirstOrThrow(),
      )
      return numUpdatedRows === 1n
    },

    /** Gives the row back without a change that anybody would see. */
    async postpone({ row, lease }: Claim, nextAttemptAt: number, attempts: number): Promise<void> {
      await db
        .updateTable('generations')
        .set({ attempts, lease_owner: null, next_attempt_at: dueAgain(row, nextAttemptAt) })
        .where('id', '=', row.id)
        .where('lease_owner', '=', lease)
        .execute()
    },

    /**
     * What a provider gave after the lease was lost: a job id or a picture. It is paid for and must not be lost with the
     * lease, so it is kept unless something of the same kind is there.
     */
    async rescue({ row }: Claim, nextAttemptAt: number | null, change: Change): Promise<void> {
      const { job_id, actual_usd } = change
      await changeLog.write(async ({ trx, nextRevision }) => {
        await trx
          .updateTable('generations')
          .set({
            ...withHistory(change, now()),
            lease_owner: null,
            next_attempt_at: nextAttemptAt,
            revision: await nextRevision(),
          })
          .where('id', '=', row.id)
          .where('erased_at', 'is', null)
          .where('image_id', 'is', null)
          .where((eb) => (job_id === undefined ? eb.lit(true) : eb('job_id', 'is', null)))
          .execute()
        // Of one that was deleted for ever meanwhile, only whose job it was and what it cost.
        await trx
          .updateTable('generations')
          .set((eb) => ({
            job_id: eb.fn.coalesce('job_id', eb.val(job_id ?? null)),
            actual_usd: eb.fn.coalesce('actual_usd', eb.val(actual_usd ?? null)),
          }))
          .where('id', '=', row.id)
          .where('erased_at', 'is not', null)
          .execute()
      })
    },
  }
}
