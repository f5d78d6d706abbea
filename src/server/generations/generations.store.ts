import type { Insertable } from 'kysely'
import type { GenerationDetail, SentRequest } from '#shared/generation.ts'
import type { ChangeLog } from '../db/change-log.ts'
import type { Database } from '../db/database.ts'
import type { GenerationTable } from '../db/schema.ts'
import { selectGenerations, toGeneration } from './generation-row.ts'
import type { GenerationRow } from './generation-row.ts'
import { lineageOf } from './lineage.ts'
import { parseHistory, withHistory } from './history.ts'
import type { Change } from './history.ts'

export type NewGenerationRow = Omit<Insertable<GenerationTable>, 'revision'>

export type GenerationStore = ReturnType<typeof createGenerationStore>

export function createGenerationStore({
  db,
  changeLog,
  now,
}: {
  db: Database
  changeLog: ChangeLog
  now: () => number
}) {
  async function find(id: string): Promise<GenerationRow | undefined> {
    return selectGenerations(db).where('generations.id', '=', id).executeTakeFirst()
  }

  return {
    find,
    revision: changeLog.revision,
    nextChange: changeLog.nextChange,

    /** `inFlight`: their job is with a provider. */
    async countUnsettled(): Promise<{ unsettled: number; inFlight: number }> {
      const rows = await db
        .selectFrom('generations')
        .select(['status', (eb) => eb.fn.countAll<number>().as('count')])
        .where('next_attempt_at', 'is not', null)
        .where('status', 'in', ['queued', 'submitting', 'running', 'saving'])
        .groupBy('status')
        .execute()
      const sum = (counted: typeof rows) =>
        counted.reduce((total, { count }) => total + Number(count), 0)
      return {
        unsettled: sum(rows),
        inFlight: sum(rows.filter(({ status }) => status === 'running')),
      }
    },

    /** In the order of the ids; those that are not there are left out. */
    async findAll(ids: string[]): Promise<GenerationRow[]> {
      const rows = await selectGenerations(db).where('generations.id', 'in', ids).execute()
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    async findDetail(id: string): Promise<GenerationDetail | 'erased' | undefined> {
      const row = await find(id)
      if (!row) return undefined
      if (row.erased_at !== null) return 'erased'
      const { prompt } = await db
        .selectFrom('runs')
        .select('prompt')
        .where('id', '=', row.run_id)
        .executeTakeFirstOrThrow()
      const request: SentRequest | null = row.request === null ? null : JSON.parse(row.request)
      return {
        ...toGeneration(row),
        prompt,
        request,
        history: parseHistory(row.history),
        lineage: await lineageOf(db, row),
      }
    },

    /** All that changed after that revision, oldest change first. */
    async changedSince(revision: number, limit: number): Promise<GenerationRow[]> {
      return selectGenerations(db)
        .where('generations.revision', '>', revision)
        .orderBy('generations.revision')
        .limit(limit)
        .execute()
    },

    /** Writes the change if the generation is still in one of these states; tells whether it was. */
    async patchIf(
      id: string,
      statuses: readonly GenerationTable['status'][],
      patch: Change,
    ): Promise<boolean> {
      const { numUpdatedRows } = await changeLog.write(async ({ trx, nextRevision }) =>
        trx
          .updateTable('generations')
          .set({ ...withHistory(patch, now()), revision: await nextRevision() })
          .where('id', '=', id)
          .where('erased_at', 'is', null)
          .where('status', 'in', statuses)
          .executeTakeFirstOrThrow(),
      )
      return numUpdatedRows === 1n
    },

    /**
     * Puts a repetition in place of a generation that ended. There is at most one for each: a second call finds
     * the first one's and changes nothing. False when the generation is no longer in one of the states.
     */
    async insertRetry(
      row: NewGenerationRow & { retry_of: string },
      statuses: readonly GenerationTable['status'][],
      patchOriginal: Change,
    ): Promise<{ id: string; isNew: boolean } | undefined> {
      return changeLog.write(async ({ trx, nextRevision }) => {
        const revision = await nextRevision()
        const existing = await trx
          .selectFrom('generations')
          .select('id')
          .where('retry_of', '=', row.retry_of)
          .executeTakeFirst()
        if (existing) return { id: existing.id, isNew: false }

        const { numUpdatedRows } = await trx
          .updateTable('generations')
          .set({ ...withHistory(patchOriginal, now()), revision })
          .where('id', '=', row.retry_of)
          .where('erased_at', 'is', null)
          .where('status', 'in', statuses)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return undefined

        await trx
          .insertInto('generations')
          .values({ ...row, revision: await nextRevision() })
          .execute()
        return { id: row.id, isNew: true }
      })
    },
  }
}
