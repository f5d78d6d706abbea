import { z } from 'zod'
import { aspectRatios, maxPromptLength, modelIds, providerIds } from './catalog.ts'
import { generationSchema } from './generation.ts'
import { imageIdSchema } from './image.ts'
import { imageIdsOf, kindOf, maxReferences, noReferences, usualWeights } from './references.ts'

const weightSchema = z.number().min(0).max(1)
const aspectRatioSchema = z.enum(aspectRatios)

export const referencesSchema = z.strictObject({
  image: z
    .array(
      z.strictObject({ imageId: imageIdSchema, weight: weightSchema.default(usualWeights.image) }),
    )
    .max(maxReferences.image, 'At most four image references')
    .default([]),
  style: z
    .array(
      z.strictObject({ imageId: imageIdSchema, weight: weightSchema.default(usualWeights.style) }),
    )
    .max(maxReferences.style, 'At most one style reference')
    .default([]),
  character: z
    .array(z.strictObject({ imageId: imageIdSchema }))
    .max(maxReferences.character, 'At most four images of a character')
    .default([]),
  modify: z
    .strictObject({ imageId: imageIdSchema, weight: weightSchema.default(usualWeights.modify) })
    .nullable()
    .default(null),
})
export type References = z.infer<typeof referencesSchema>

/**
 * A picture placed on a canvas of the run's ratio; what is not covered gets painted. Place and size are shares of the
 * canvas, and the size keeps the picture's own proportions. What lies outside of the canvas is cut off.
 */
export const reframeSchema = z.strictObject({
  imageId: imageIdSchema,
  x: z.number().min(-4).max(1),
  y: z.number().min(-4).max(1),
  width: z.number().min(0.05).max(5),
  height: z.number().min(0.05).max(5),
})
export type Reframe = z.infer<typeof reframeSchema>

export const runTargetSchema = z.strictObject({
  provider: z.enum(providerIds),
  model: z.enum(modelIds),
  /** Kinds of reference that this target may go without. */
  without: z.array(z.enum(['image', 'style', 'character'])).optional(),
  /** Another ratio than the run's, for this target alone. */
  aspectRatio: aspectRatioSchema.optional(),
})
export type RunTarget = z.infer<typeof runTargetSchema>

/** What a press of Generate asks for. The browser picks the id, so that a repeated request is recognised and not paid twice. */
const requestSchema = z.strictObject({
  id: z.uuid(),
  prompt: z.string().max(maxPromptLength, `At most ${maxPromptLength} characters`),
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
  reframe: reframeSchema.nullable().default(null),
  /** The generation whose settings filled the form. */
  remixOf: z.uuid().nullable().default(null),
})

/** Beyond what each field says: which go together. */
function checkTogether(run: z.infer<typeof draftShape>, context: z.RefinementCtx) {
  if (kindOf(run) === 'text' && run.prompt.trim() === '')
    context.addIssue({ code: 'custom', path: ['prompt'], message: 'Write a prompt' })
  if (run.reframe && imageIdsOf({ ...run, reframe: null }).length > 0)
    context.addIssue({
      code: 'custom',
      path: ['references'],
      message: 'A picture that is reframed goes without other references',
    })
}

const draftShape = requestSchema.omit({ id: true })

/** What a press of Generate asks for. The browser picks the id, so that a repeated request is recognised and not paid twice. */
export const newRunSchema = requestSchema.superRefine(checkTogether)
export type NewRun = z.infer<typeof newRunSchema>

/** A run that was not sent yet: its id comes with the press. */
export const draftSchema = draftShape.superRefine(checkTogether)

export const runSchema = requestSchema.extend({
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
