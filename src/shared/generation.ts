import { z } from 'zod'
import { aspectRatios, modelIds, providerIds } from './catalog.ts'
import { failureCodes } from './failure.ts'
import { imageSchema } from './image.ts'
import { generationStatuses } from './status.ts'

export const generationSchema = z.object({
  id: z.uuid(),
  runId: z.uuid(),
  provider: z.enum(providerIds),
  model: z.enum(modelIds),
  mode: z.enum(['live', 'sandbox']),
  status: z.enum(generationStatuses),
  /** What the target was asked for; null where it chooses. */
  aspectRatio: z.enum(aspectRatios).nullable(),
  progress: z.object({
    /** How many wait before this one; 0 is next. */
    queuePosition: z.int().optional(),
    /** The provider's last line, or why we wait. */
    log: z.string().optional(),
  }),
  /** Sentences: where the target could not follow the run to the letter. */
  adjustments: z.array(z.string()),
  failure: z
    .object({
      code: z.enum(failureCodes),
      message: z.string(),
      providerMessage: z.string().optional(),
      canRetry: z.boolean(),
    })
    .nullable(),
  image: imageSchema.nullable(),
  cost: z.object({
    estimatedUsd: z.number(),
    /** Null until it is known, or where the provider never says. */
    actualUsd: z.number().nullable(),
  }),
  times: z.object({
    createdAt: z.iso.datetime(),
    submittedAt: z.iso.datetime().nullable(),
    runningAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  }),
  jobId: z.string().nullable(),
  favorite: z.boolean(),
  deletedAt: z.iso.datetime().nullable(),
  /** Deleted for ever: told once, so that whoever shows it forgets it. */
  erased: z.literal(true).optional(),
  /** The generation that this one repeats. */
  retryOf: z.uuid().nullable(),
  /** Decimal; grows with every change in the library, so that of two versions the newer is known. */
  cursor: z.string(),
})
export type Generation = z.infer<typeof generationSchema>

export const batchActions = ['favorite', 'unfavorite', 'delete', 'restore', 'erase'] as const
/** `erase` is for ever, and for what is in the trash. */
export type BatchAction = (typeof batchActions)[number]

export interface BatchAnswer {
  /** All that the order names, as they are now. */
  generations: Generation[]
  /** Those that were not so before: what takes the order back is for them alone. */
  changed: string[]
}

/** As many as one order may name. */
export const maxBatch = 500

/** The request as it went over the wire, without its key. */
export const sentRequestSchema = z.object({
  method: z.string(),
  url: z.string(),
  body: z.record(z.string(), z.unknown()),
})
export type SentRequest = z.infer<typeof sentRequestSchema>

/** One step of a generation's life, as it became known to us. */
export const historyStepSchema = z.object({
  at: z.iso.datetime(),
  status: z.enum(generationStatuses),
  queuePosition: z.int().optional(),
  /** Why it waits, or the provider's last line. */
  log: z.string().optional(),
})
export type HistoryStep = z.infer<typeof historyStepSchema>

/** What it comes from and what came of it; what is in the trash is left out. */
export const lineageSchema = z.object({
  repeats: z.uuid().nullable(),
  repeatedBy: z.uuid().nullable(),
  /** Whose settings filled the form. `title`: the run's, or how its prompt begins. */
  remixOf: z.object({ generationId: z.uuid(), runId: z.uuid(), title: z.string() }).nullable(),
  /** Newest first. `generationId`: the run's pick, or its first image; null while it has none. */
  remixes: z.array(
    z.object({
      runId: z.uuid(),
      generationId: z.uuid().nullable(),
      title: z.string(),
      createdAt: z.iso.datetime(),
    }),
  ),
})
export type Lineage = z.infer<typeof lineageSchema>

export const generationDetailSchema = generationSchema.extend({
  prompt: z.string(),
  /** Null until it was sent. */
  request: sentRequestSchema.nullable(),
  /** Oldest first. */
  history: z.array(historyStepSchema),
  lineage: lineageSchema,
})
export type GenerationDetail = z.infer<typeof generationDetailSchema>
