import { z } from 'zod'
import { findFields, momentSchema } from './find.ts'

const limitSchema = z
  .string()
  .regex(/^\d{1,3}$/, 'must be a number from 1 to 200')
  .transform(Number)
  .pipe(z.number().min(1).max(200))

export const pageQuerySchema = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: limitSchema.default(20),
})
export type PageQuery = z.infer<typeof pageQuerySchema>

/** Where a page of the library begins: at one of these, or else at the newest. */
const placeFields = {
  /** What is older than where an earlier page ended. */
  cursor: z.string().max(500).optional(),
  /** What is newer than where an earlier page began, the closest first to come. */
  newer: z.string().max(500).optional(),
  /** The newest created then or earlier. */
  at: momentSchema,
  /** These alone, those of them that match. */
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(60))
    .optional(),
}

type Place = Partial<Record<keyof typeof placeFields, unknown>>

function refuseTwoPlaces(query: Place, context: z.RefinementCtx) {
  const [, second] = (['cursor', 'newer', 'at', 'ids'] as const).filter(
    (name) => query[name] !== undefined,
  )
  if (second)
    context.addIssue({ code: 'custom', path: [second], message: 'A page begins at one place' })
}

/** The query of `GET /api/runs`. */
export const runListSchema = z
  .strictObject({ ...findFields, ...placeFields, limit: limitSchema.default(20) })
  .superRefine(refuseTwoPlaces)

/** The query of `GET /api/generations`. */
export const generationListSchema = z
  .strictObject({ ...findFields, ...placeFields, limit: limitSchema.default(60) })
  .superRefine(refuseTwoPlaces)
export type FindPageQuery = z.infer<typeof generationListSchema>

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

/** A page from which one can go on to either side; null where nothing that matches follows. */
export interface FindPage<T> extends Page<T> {
  previousCursor: string | null
}

/** One page of a list; `nextCursor` is null on the last. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}
