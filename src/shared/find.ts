import { z } from 'zod'
import { aspectRatios, modelIds, providerIds } from './catalog.ts'
import { kindOf } from './references.ts'
import type { Inputs } from './references.ts'
import { generationStatuses } from './status.ts'

/** What a generation works from: words alone, references, or a picture that it changes or widens. */
export const findKinds = ['text', 'references', 'modify', 'reframe'] as const
export type FindKind = (typeof findKinds)[number]

export function findKindOf(inputs: Inputs): FindKind {
  const { image, style, character } = inputs.references
  const kind = kindOf(inputs)
  return kind === 'text' && image.length + style.length + character.length > 0 ? 'references' : kind
}

const listOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).max(values.length))
    .optional()

const flagSchema = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

/** As epoch milliseconds once parsed. */
export const momentSchema = z.iso.datetime({ offset: true }).transform(Date.parse).optional()

/** What narrows the library; the page's address has the same names. Lists are separated by commas. */
export const findFields = {
  /** Words of the prompt or the title, in any order; each may be a part of a word. */
  q: z.string().max(200).optional(),
  provider: listOf(providerIds),
  model: listOf(modelIds),
  kind: listOf(findKinds),
  ratio: listOf(aspectRatios),
  status: listOf(generationStatuses),
  favorite: flagSchema,
  /** The best of its run. */
  picked: flagSchema,
  /** What is in the trash, and nothing else; left out, nothing of it. */
  deleted: flagSchema,
  /** Created then or later. */
  from: momentSchema,
  /** Created before then. */
  to: momentSchema,
  runId: z.uuid().optional(),
}

export const findSchema = z.strictObject(findFields)
export type Find = z.infer<typeof findSchema>

/** How many there are, each count with all filters but its own. */
export interface FindCounts {
  total: number
  provider: Record<string, number>
  model: Record<string, number>
  kind: Record<string, number>
  ratio: Record<string, number>
  status: Record<string, number>
  favorite: number
  picked: number
  /** Newest first; `month` like `2026-11`, in UTC. */
  months: { month: string; count: number }[]
}
