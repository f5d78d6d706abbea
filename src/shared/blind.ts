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

/** All that may be known before the choice. */
export interface BlindRun {
  prompt: string
  images: BlindImage[]
}

/** What the curtain hid. */
export interface Revealed {
  imageId: string
  generationId: string
  provider: ProviderId
  model: ModelId
  mode: Exclude<ProviderMode, 'off'>
}
