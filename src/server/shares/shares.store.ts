import type { Selectable } from 'kysely'
import type { Page, PageQuery } from '#shared/list-query.ts'
import type { Database } from '../db/database.ts'
import { decodeCursor, toPage } from '../db/page.ts'
import type { ShareTable } from '../db/schema.ts'

export type ShareRow = Selectable<ShareTable>
export type ListedShareRow = ShareRow & { prompt: string | null }

export type ShareStore = ReturnType<typeof createShareStore>

export function createShareStore(db: Database) {
  return {
    insert: async (row: ShareRow) => {
      await db.insertInto('shares').values(row).execute()
    },

    findByTokenHash: (tokenHash: string): Promise<ShareRow | undefined> =>
      db.selectFrom('shares').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst(),

    /** Newest first, with the prompt of the run that each shows, or of the first one. */
    async list({ cursor, limit }: PageQuery): Promise<Page<ListedShareRow>> {
      let query = db
        .selectFrom('shares')
        .leftJoin('runs', 'runs.id', 'shares.run_id')
        .selectAll('shares')
        .select('runs.prompt')
      if (cursor) {
        const [id] = decodeCursor(cursor, ['string'])
        query = query.where('shares.id', '<', String(id))
      }
      const rows = await query
        .orderBy('shares.id', 'desc')
        .limit(limit + 1)
        .execute()
      return toPage(
        rows,
        limit,
        (row) => [row.id],
        (row) => row,
      )
    },

    /** By token or by id; the first time counts. False when there is no such link. */
    async revoke(key: { tokenHash: string; id: string }, at: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('shares')
        .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(at)) }))
        .where((eb) => eb.or([eb('token_hash', '=', key.tokenHash), eb('id', '=', key.id)]))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },

    countView: async (id: string, at: number) => {
      await db
        .updateTable('shares')
        .set((eb) => ({ views: eb('views', '+', 1), last_viewed_at: at }))
        .where('id', '=', id)
        .execute()
    },
  }
}
