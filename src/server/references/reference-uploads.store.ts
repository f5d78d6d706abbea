import type { Selectable } from 'kysely'
import type { Database } from '../db/database.ts'
import type { ReferenceUploadTable } from '../db/schema.ts'

type Upload = Selectable<ReferenceUploadTable>
export type Account = Pick<Upload, 'provider' | 'mode'>

export type ReferenceUploadStore = ReturnType<typeof createReferenceUploadStore>

/** Which pictures are in which provider's storage. */
export function createReferenceUploadStore(db: Database) {
  return {
    find: (pictureId: string, { provider, mode }: Account) =>
      db
        .selectFrom('reference_uploads')
        .select(['url', 'expires_at'])
        .where('image_id', '=', pictureId)
        .where('provider', '=', provider)
        .where('mode', '=', mode)
        .executeTakeFirst(),

    /** The latest is the one that counts. */
    async save(upload: Upload): Promise<void> {
      const { url, expires_at } = upload
      await db
        .insertInto('reference_uploads')
        .values(upload)
        .onConflict((conflict) =>
          conflict.columns(['image_id', 'provider', 'mode']).doUpdateSet({ url, expires_at }),
        )
        .execute()
    },

    async forget(pictureIds: string[], mode: Account['mode']): Promise<void> {
      await db
        .deleteFrom('reference_uploads')
        .where('image_id', 'in', pictureIds)
        .where('mode', '=', mode)
        .execute()
    },
  }
}
