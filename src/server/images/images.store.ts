import type { ExpressionBuilder, Insertable } from 'kysely'
import type { Database } from '../db/database.ts'
import type { ImageTable, Tables } from '../db/schema.ts'

export type ImageStore = ReturnType<typeof createImageStore>

/** Held and brought last before then. */
export interface Idle {
  heldBefore: number
  uploadedBefore: number
}

/** In the text of a request or of inputs. */
const imageIdPattern = /"imageId":"([0-9a-f]{64})"/g

export function createImageStore(db: Database) {
  const isIdle = (eb: ExpressionBuilder<Tables, 'images'>, { heldBefore, uploadedBefore }: Idle) =>
    eb.and([
      eb('held_at', '<', heldBefore),
      eb.or([eb('uploaded_at', 'is', null), eb('uploaded_at', '<', uploadedBefore)]),
      eb.not(
        eb.exists(
          eb
            .selectFrom('generations')
            .select('generations.id')
            .whereRef('generations.image_id', '=', 'images.id'),
        ),
      ),
    ])

  /** All that runs and generations work with. Of what is erased no text is left. */
  async function usedAsInput(): Promise<Set<string>> {
    const runs = await db
      .selectFrom('runs')
      .select('request as text')
      .where('request', 'like', '%"imageId"%')
      .execute()
    const generations = await db
      .selectFrom('generations')
      .select('inputs as text')
      .where('inputs', 'is not', null)
      .execute()
    const texts = [...runs, ...generations].map(({ text }) => text ?? '')
    return new Set(
      texts.flatMap((text) => Array.from(text.matchAll(imageIdPattern), ([, id = '']) => id)),
    )
  }

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

    /** The same bytes again are the same image: what is there stays, and is held. */
    insert: async (image: Insertable<ImageTable>) => {
      const { held_at, uploaded_at } = image
      await db
        .insertInto('images')
        .values(image)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ held_at, ...(uploaded_at && { uploaded_at }) }),
        )
        .execute()
    },

    async listUnused(idle: Idle): Promise<string[]> {
      const rows = await db
        .selectFrom('images')
        .select('id')
        .where((eb) => isIdle(eb, idle))
        .execute()
      if (rows.length === 0) return []
      const used = await usedAsInput()
      return rows.map(({ id }) => id).filter((id) => !used.has(id))
    },

    /**
     * The row and, before that is final, its files; false where somebody holds it by now. Whoever wants to use the image
     * has to hold it first, so that what `listUnused` saw is still true here.
     */
    async remove(id: string, idle: Idle, deleteFiles: () => Promise<void>): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('images')
          .where('id', '=', id)
          .where((eb) => isIdle(eb, idle))
          .executeTakeFirstOrThrow()
        if (numDeletedRows === 0n) return false
        await trx
          .deleteFrom('reference_uploads')
          .where((eb) => eb.or([eb('image_id', '=', id), eb('image_id', 'like', `${id}-%`)]))
          .execute()
        await deleteFiles()
        return true
      })
    },

    /** Whoever is about to make use of it says so, and no sweep takes it for now. Undefined: it is not there. */
    hold: (id: string, at: number, isUpload = false) =>
      db
        .updateTable('images')
        .set({ held_at: at, ...(isUpload && { uploaded_at: at }) })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst(),
  }
}

export type ImageOrigin = NonNullable<Awaited<ReturnType<ImageStore['findOrigin']>>>
