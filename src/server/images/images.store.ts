import type { Selectable } from 'kysely'
import type { Database } from '../db/database.ts'
import type { ImageTable } from '../db/schema.ts'

export type ImageStore = ReturnType<typeof createImageStore>

export function createImageStore(db: Database) {
  return {
    find: (id: string) =>
      db.selectFrom('images').selectAll().where('id', '=', id).executeTakeFirst(),

    /** The latest generation that brought it, or this one if it did; undefined for an image that none did. */
    findOrigin: (id: string, generationId?: string) =>
      db
        .selectFrom('generations')
        .innerJoin('runs', 'runs.id', 'generations.run_id')
        .select([
          'generations.id',
          'generations.run_id',
          'generations.provider',
          'generations.model',
          'generations.aspect_ratio',
          'generations.inputs',
          'generations.job_id',
          'generations.created_at',
          'runs.prompt',
          'runs.request',
        ])
        .where('generations.image_id', '=', id)
        .$if(generationId !== undefined, (query) =>
          query.where('generations.id', '=', generationId ?? ''),
        )
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

export type ImageOrigin = NonNullable<Awaited<ReturnType<ImageStore['findOrigin']>>>
