import type { Selectable } from 'kysely'
import type { Image } from '#shared/image.ts'
import type { ImageTable } from '../db/schema.ts'

/** What there is to know of a picture; the rest is about how long it is kept. */
export type ImageRow = Omit<Selectable<ImageTable>, 'held_at' | 'uploaded_at'>

export const toImage = (row: ImageRow): Image => ({
  id: row.id,
  width: row.width,
  height: row.height,
  bytes: row.bytes,
  type: row.type,
  thumbhash: row.thumbhash,
  url: `/api/images/${row.id}`,
})
