import { z } from 'zod'
import { modelIds, providerIds } from './catalog.ts'
import { generationStatuses } from './status.ts'

const limitSchema = z.coerce.number().int().min(1).max(200)

/** The query of `GET /api/generations`. */
export const generationFilterSchema = z.strictObject({
  q: z.string().max(200).optional(),
  provider: z.enum(providerIds).optional(),
  model: z.enum(modelIds).optional(),
  status: z.enum(generationStatuses).optional(),
  favorite: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  runId: z.uuid().optional(),
  cursor: z.string().max(500).optional(),
  limit: limitSchema.default(60),
})
export type GenerationFilter = z.infer<typeof generationFilterSchema>

export const pageQuerySchema = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: limitSchema.default(20),
})
export type PageQuery = z.infer<typeof pageQuerySchema>

/** The query of `GET /api/generations/changes`. */
export const changesQuerySchema = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a cursor from an earlier answer')
    .transform(Number)
    .optional(),
  waitMs: z.coerce.number().int().min(0).max(25_000).default(0),
})
export type ChangesQuery = z.infer<typeof changesQuerySchema>

/** One page of a list; `nextCursor` is null on the last. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}
