import { z } from 'zod'
import { aspectRatios } from './catalog.ts'
import type { ModelId, ProviderId } from './catalog.ts'
import { findKinds } from './find.ts'

/** At most what a run can hold: eight targets, four copies each. */
const maxCandidates = 32

/** A choice made without knowing whose the images are. */
export const newVoteSchema = z.strictObject({
  runId: z.uuid(),
  /** The best of them; null: can't tell. */
  winner: z.uuid().nullable(),
  among: z
    .array(z.uuid())
    .min(2, 'A choice needs at least two images')
    .max(maxCandidates)
    .refine((ids) => new Set(ids).size === ids.length, 'The same image twice'),
  /** Who chooses, as their browser calls itself. Their first vote on a run stands; one without a name counts each time. */
  voter: z.uuid().nullable().default(null),
})
export type NewVote = z.infer<typeof newVoteSchema>

export interface Vote {
  runId: string
  winner: string | null
  among: string[]
  createdAt: string
}

export const rankingQuerySchema = z.strictObject({
  mode: z.enum(['live', 'sandbox']).optional(),
  ratio: z.enum(aspectRatios).optional(),
  kind: z.enum(findKinds).optional(),
})
export type RankingQuery = z.infer<typeof rankingQuerySchema>

/** Fewer votes than this on a target say nothing about its place. */
export const enoughVotes = 10

export interface RankedTarget {
  provider: ProviderId
  model: ModelId
  /** Votes in which it stood against another target. */
  votes: number
  wins: number
  /** Of those votes, the ones that could not tell. */
  ties: number
  /** 1 + how many are clearly better, never above a stronger one; a place may be shared. Null: too few votes. */
  rank: number | null
  /** Votes that are still needed for a rank. */
  votesNeeded: number
  /** How often it is chosen against the average of the others, as odds; 1 is average. Null without a vote. */
  strength: { value: number; low: number; high: number } | null
  /** From submit to stored image. */
  medianMs: number | null
  /** Of those that came to an end by themselves. */
  failureRate: number | null
  /** What an image cost, or its estimate where the provider does not say. */
  meanUsd: number | null
  images: number
}

export interface Ranking {
  /** The strongest first; those without a rank after them. */
  targets: RankedTarget[]
  votes: number
}
