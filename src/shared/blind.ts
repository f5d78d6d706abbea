import { z } from 'zod'
import type { ModelId, ProviderId, ProviderMode } from './catalog.ts'
import { imageIdSchema } from './image.ts'

/** At most as many as can be told apart on one screen. */
export const maxLetters = 8

/** Who looks decides the order, so that it is the same after a reload. */
export const blindQuerySchema = z.strictObject({ voter: z.uuid() })

export const blindVoteSchema = z.strictObject({
  voter: z.uuid(),
  /** The best of them; null: can't tell. */
  winner: imageIdSchema.nullable(),
  among: z
    .array(imageIdSchema)
    .min(2, 'A choice needs at least two images')
    .max(maxLetters)
    .refine((ids) => new Set(ids).size === ids.length, 'The same image twice'),
})
export type BlindVote = z.infer<typeof blindVoteSchema>

export interface BlindImage {
  letter: string
  imageId: string
  width: number
  height: number
  thumbhash: string
}

/** All that may be known of a run without its names. */
export interface BlindRun {
  prompt: string
  images: BlindImage[]
  /** Null until there is a choice. */
  result: BlindResult | null
}

/** The choice that stands, and whose the images are. */
export interface BlindResult {
  /** The generation that was chosen; null: it could not be told. */
  winner: string | null
  /** Of the images that are there now, and of those that stood for choice. */
  revealed: Revealed[]
}

/** What the curtain hid. */
export interface Revealed {
  /** Null where the image has left the run since. */
  imageId: string | null
  generationId: string
  provider: ProviderId
  model: ModelId
  mode: Exclude<ProviderMode, 'off'>
}
