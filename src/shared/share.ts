import { z } from 'zod'
import type { AspectRatio, ModelId, ProviderId } from './catalog.ts'
import type { GenerationStatus } from './status.ts'

/** As many as one can compare; a whole run may have more, and is then looked at one by one. */
export const maxSharedGenerations = 8

export const newShareSchema = z
  .strictObject({
    /** A whole run, with what is still to come of it. */
    runId: z.uuid().optional(),
    generationId: z.uuid().optional(),
    generationIds: z
      .array(z.uuid())
      .min(2, 'At least two generations')
      .max(maxSharedGenerations, `At most ${maxSharedGenerations} generations`)
      .refine((ids) => new Set(ids).size === ids.length, 'The same generation twice')
      .optional(),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
    hidePrompt: z.boolean().default(false),
    hideReferences: z.boolean().default(false),
    hideProviders: z.boolean().default(false),
    hidePrices: z.boolean().default(true),
  })
  .refine(
    (share) =>
      [share.runId, share.generationId, share.generationIds].filter((one) => one !== undefined)
        .length === 1,
    { message: 'Exactly one of runId, generationId and generationIds', path: ['runId'] },
  )
export type NewShare = z.infer<typeof newShareSchema>
export type NewShareInput = z.input<typeof newShareSchema>

/** What a link does not show. */
export interface Hidden {
  hidePrompt: boolean
  hideReferences: boolean
  hideProviders: boolean
  hidePrices: boolean
}

/** A link as its owner sees it. Its token is known to nobody but those who have the link. */
export interface Share extends Hidden {
  id: string
  /** Either a run or some generations. */
  runId: string | null
  generationIds: string[] | null
  /** What it shows, by the prompt. */
  title: string
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  views: number
  lastViewedAt: string | null
}

export interface CreatedShare {
  id: string
  token: string
  url: string
}

export interface SharedImage {
  id: string
  width: number
  height: number
  thumbhash: string
  url: string
}

/** What anybody with the link gets. What is hidden is null here, or not there at all. */
export interface PublicShare {
  title: string
  /** Null where it is hidden, or where each item has its own. */
  prompt: string | null
  createdAt: string
  expiresAt: string | null
  aspectRatio: AspectRatio | null
  items: SharedItem[]
  references: SharedReference[]
}

export interface SharedItem {
  label: string
  target: { provider: ProviderId; model: ModelId; mode: 'live' | 'sandbox' } | null
  prompt: string | null
  status: GenerationStatus
  image: SharedImage | null
  durationMs: number | null
  costUsd: number | null
  adjustments: string[]
}

export interface SharedReference {
  kind: 'image' | 'style' | 'character' | 'modify' | 'reframe'
  weight: number | null
  image: SharedImage
}
