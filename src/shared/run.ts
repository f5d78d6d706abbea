import { z } from 'zod'
import { aspectRatios, maxPromptLength, modelIds, providerIds } from './catalog.ts'
import { generationSchema } from './generation.ts'
import { imageIdSchema } from './image.ts'

const weightSchema = z.number().min(0).max(1)
const aspectRatioSchema = z.enum(aspectRatios)

export const referencesSchema = z.strictObject({
  image: z
    .array(z.strictObject({ imageId: imageIdSchema, weight: weightSchema.default(0.85) }))
    .max(4, 'At most four image references')
    .default([]),
  style: z
    .array(z.strictObject({ imageId: imageIdSchema, weight: weightSchema.default(0.8) }))
    .max(1, 'At most one style reference')
    .default([]),
  character: z
    .array(z.strictObject({ imageId: imageIdSchema }))
    .max(4, 'At most four images of a character')
    .default([]),
  modify: z
    .strictObject({ imageId: imageIdSchema, weight: weightSchema.default(1) })
    .nullable()
    .default(null),
})
export type References = z.infer<typeof referencesSchema>

export const noReferences: References = { image: [], style: [], character: [], modify: null }

export const runTargetSchema = z.strictObject({
  provider: z.enum(providerIds),
  model: z.enum(modelIds),
  /** Kinds of reference that this target may go without. */
  without: z.array(z.enum(['image', 'style', 'character'])).optional(),
  /** Another ratio than the run's, for this target alone. */
  aspectRatio: aspectRatioSchema.optional(),
})
export type RunTarget = z.infer<typeof runTargetSchema>

const promptSchema = z
  .string()
  .max(maxPromptLength, `At most ${maxPromptLength} characters`)
  .refine((prompt) => prompt.trim() !== '', 'Write a prompt')

/** What a press of Generate asks for. The browser picks the id, so that a repeated request is recognised and not paid twice. */
export const newRunSchema = z.strictObject({
  id: z.uuid(),
  prompt: promptSchema,
  targets: z
    .array(runTargetSchema)
    .min(1, 'Choose at least one target')
    .max(8, 'At most eight targets')
    .refine(
      (targets) => new Set(targets.map((target) => JSON.stringify(target))).size === targets.length,
      'The same target twice: ask for copies instead',
    ),
  copies: z.int().min(1).max(4).default(1),
  aspectRatio: aspectRatioSchema.nullable().default(null),
  references: referencesSchema.default(noReferences),
})
export type NewRun = z.infer<typeof newRunSchema>

export const runSchema = newRunSchema.extend({
  title: z.string().nullable(),
  createdAt: z.iso.datetime(),
  pickedGenerationId: z.uuid().nullable(),
  generations: z.array(generationSchema),
})
export type Run = z.infer<typeof runSchema>

export const runPatchSchema = z
  .strictObject({
    title: z.string().max(200).nullable(),
    pickedGenerationId: z.uuid().nullable(),
  })
  .partial()
export type RunPatch = z.infer<typeof runPatchSchema>
