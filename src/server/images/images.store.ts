import type { Selectable } from 'kysely'
import type { Database } from '../db/database.ts'
import type { ImageTable } from '../db/schema.ts'

export type ImageStore = ReturnType<typeof createImageStore>

export function createImageStore(db: Database) {
  return {
    find: (id: string) =>
      db.selectFrom('images').selectAll().where('id', '=', id).executeTakeFirst(),

    /** The latest generation that brought it; undefined for an image that none did. */
    findOrigin: (id: string) =>
      db
        .selectFrom('generations')
        .innerJoin('runs', 'runs.id', 'generations.run_id')
        .select(['generations.provider', 'generations.model', 'runs.prompt'])
        .where('generations.image_id', '=', id)
        .orderBy('generations.id', 'desc')
        .executeTakeFirst(),

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
