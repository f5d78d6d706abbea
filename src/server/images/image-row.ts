import type { Selectable } from 'kysely'
import type { Image } from '#shared/image.ts'
import type { ImageTable } from '../db/schema.ts'

export const toImage = (row: Selectable<ImageTable>): Image => ({
  id: row.id,
  width: row.width,
  height: row.height,
  bytes: row.bytes,
  type: row.type,
  thumbhash: row.thumbhash,
  url: `/api/images/${row.id}`,
})
