import type { Selectable } from 'kysely'
import type { Database } from '../db/database.ts'
import type { ImageTable } from '../db/schema.ts'

export type ImageStore = ReturnType<typeof createImageStore>

export function createImageStore(db: Database) {
  return {
    find: (id: string) =>
      db.selectFrom('images').selectAll().where('id', '=', id).executeTakeFirst(),

    /** The same bytes again are the same image: what is there stays. */
    insert: async (image: Selectable<ImageTable>) => {
      await db
        .insertInto('images')
        .values(image)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    },
  }
}
