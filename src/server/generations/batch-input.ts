import { z } from 'zod'
import { batchActions, maxBatch } from '#shared/generation.ts'

const idsSchema = z
  .array(z.uuid('must be the id of a generation'))
  .min(1, 'At least one')
  .max(maxBatch, `At most ${maxBatch} at once`)
  .refine((ids) => new Set(ids).size === ids.length, 'The same generation twice')

export const batchSchema = z.strictObject({ ids: idsSchema, action: z.enum(batchActions) })

/** Of a form, so the ids are one text. */
export const downloadSchema = z.strictObject({
  ids: z
    .string('must be ids, separated by commas')
    .transform((text) => text.split(','))
    .pipe(idsSchema),
  metadata: z.enum(['keep', 'strip'], 'must be keep or strip').default('keep'),
})
