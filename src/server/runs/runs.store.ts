import type { Insertable } from 'kysely'
import type { Generation } from '#shared/generation.ts'
import type { NewRun, Run, RunPatch } from '#shared/run.ts'
import type { ChangeLog } from '../db/change-log.ts'
import type { Database } from '../db/database.ts'
import { liesIn, readPage } from '../db/page.ts'
import type { RunTable } from '../db/schema.ts'
import type { Find } from '#shared/find.ts'
import type { FindPage, FindPageQuery } from '#shared/list-query.ts'
import { isFound, runSays } from '../generations/find-conditions.ts'
import { selectGenerations, toGeneration } from '../generations/generation-row.ts'
import type { NewGenerationRow } from '../generations/generations.store.ts'

export type RunStore = ReturnType<typeof createRunStore>

export function createRunStore({ db, changeLog }: { db: Database; changeLog: ChangeLog }) {
  async function generationsOf(runs: RunTable[], find: Find): Promise<Map<string, Generation[]>> {
    const rows = await selectGenerations(db)
      .where(
        'generations.run_id',
        'in',
        runs.map(({ id }) => id),
      )
      .where(isFound(find))
      .orderBy('generations.id')
      .execute()
    return Map.groupBy(rows.map(toGeneration), ({ runId }) => runId)
  }

  async function withGenerations(runs: RunTable[], find: Find = {}): Promise<Run[]> {
    if (runs.length === 0) return []
    const generations = await generationsOf(runs, find)
    return runs.map((run) => toRun(run, generations.get(run.id) ?? []))
  }

  return {
    /** Not one that was erased. */
    async find(id: string): Promise<Run | undefined> {
      const row = await db
        .selectFrom('runs')
        .selectAll()
        .where('id', '=', id)
        .where('erased_at', 'is', null)
        .executeTakeFirst()
      const [run] = await withGenerations(row ? [row] : [])
      return run
    },

    /** The request that made the run, as text; null where it was erased. */
    async findRequest(id: string): Promise<string | null | undefined> {
      const row = await db
        .selectFrom('runs')
        .select(['request', 'erased_at'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row && (row.erased_at === null ? row.request : null)
    },

    /** Newest first; a run of which nothing is found is not shown. */
    async list({
      cursor,
      newer,
      at,
      ids,
      limit,
      q,
      ...find
    }: FindPageQuery): Promise<FindPage<Run>> {
      const found = db
        .selectFrom('runs')
        .selectAll()
        .where(runSays('runs.id', q ?? ''))
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('generations')
              .select('generations.id')
              .whereRef('generations.run_id', '=', 'runs.id')
              .where(isFound(find)),
          ),
        )
      if (ids) {
        const rows = await found
          .where('runs.id', 'in', ids)
          .orderBy('created_at', 'desc')
          .orderBy('id', 'desc')
          .execute()
        const items = await withGenerations(rows, find)
        return { items, nextCursor: null, previousCursor: null }
      }
      const page = await readPage({ cursor, newer, at, limit }, (span) => {
        const order = span.side === 'older' ? 'desc' : 'asc'
        return found
          .where(liesIn('runs', span))
          .orderBy('created_at', order)
          .orderBy('id', order)
          .limit(span.limit)
          .execute()
      })
      return { ...page, items: await withGenerations(page.items, find) }
    },

    /** Run and generations in one transaction; false when there is a run of that id already. */
    async insert(run: Insertable<RunTable>, generations: NewGenerationRow[]): Promise<boolean> {
      return changeLog.write(async ({ trx, nextRevision }) => {
        await nextRevision()
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('runs')
          .values(run)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 0n) return false
        for (const generation of generations)
          await trx
            .insertInto('generations')
            .values({ ...generation, revision: await nextRevision() })
            .execute()
        return true
      })
    },

    async patch(id: string, { title, pickedGenerationId }: RunPatch): Promise<void> {
      await db
        .updateTable('runs')
        .set({
          ...(title !== undefined && { title }),
          ...(pickedGenerationId !== undefined && { picked_generation_id: pickedGenerationId }),
        })
        .where('id', '=', id)
        .execute()
    },
  }
}

/** Fields that the requests of older versions do not have. */
const addedLater = { reframe: null, remixOf: null } satisfies Partial<NewRun>

function toRun(row: RunTable, generations: Generation[]): Run {
  const request: Omit<NewRun, keyof typeof addedLater> = JSON.parse(row.request)
  return {
    ...addedLater,
    ...request,
    title: row.title,
    createdAt: new Date(row.created_at).toISOString(),
    pickedGenerationId: row.picked_generation_id,
    generations,
  }
}
