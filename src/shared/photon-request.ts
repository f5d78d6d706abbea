import { aspectRatios, maxPromptLength, modelIds, providerIds } from './catalog.ts'
import type { AspectRatio, ModelId, ProviderId } from './catalog.ts'
import { maxReferences } from './references.ts'
import type { Reframe, References } from './run.ts'

/** What a downloaded file tells of how it was made: enough to fill the form again. Never a key. */
export interface PhotonRequest {
  version: 1
  prompt: string
  aspectRatio: AspectRatio | null
  copies: 1
  targets: [{ provider: ProviderId; model: ModelId }]
  references: References
  reframe: Reframe | null
  provider: ProviderId
  model: ModelId
  runId: string
  generationId: string
  jobId: string | null
  /** ISO. */
  createdAt: string
}

// By hand: a file may be dropped before the validator is loaded, and says whatever its maker wanted it to say.

type Fields = Record<string, unknown>

/** Built anew from the fields we know, or null when one of them is not as we write it. */
export function toPhotonRequest(value: unknown): PhotonRequest | null {
  if (!isFields(value) || value.version !== 1) return null
  const { prompt, aspectRatio, provider, model, runId, generationId, jobId, createdAt } = value
  const references = toReferences(value.references)
  const reframe = toReframe(value.reframe)
  if (
    typeof prompt !== 'string' ||
    prompt.length > maxPromptLength ||
    !(aspectRatio === null || isOneOf(aspectRatios, aspectRatio)) ||
    !isOneOf(providerIds, provider) ||
    !isOneOf(modelIds, model) ||
    !isUuid(runId) ||
    !isUuid(generationId) ||
    !(jobId === null || (typeof jobId === 'string' && jobId.length <= 500)) ||
    !isTime(createdAt) ||
    references === undefined ||
    reframe === undefined
  )
    return null
  return {
    version: 1,
    prompt,
    aspectRatio,
    copies: 1,
    targets: [{ provider, model }],
    references,
    reframe,
    provider,
    model,
    runId,
    generationId,
    jobId,
    createdAt,
  }
}

function toReferences(value: unknown): References | undefined {
  if (!isFields(value)) return undefined
  const image = toList(value.image, maxReferences.image, toWeighted)
  const style = toList(value.style, maxReferences.style, toWeighted)
  const character = toList(value.character, maxReferences.character, toPlain)
  const modify = value.modify === null ? null : toWeighted(value.modify)
  if (!image || !style || !character || modify === undefined) return undefined
  return { image, style, character, modify }
}

function toList<T>(value: unknown, max: number, toItem: (item: unknown) => T | undefined) {
  if (!Array.isArray(value) || value.length > max) return undefined
  const items = value.map(toItem).filter((item) => item !== undefined)
  return items.length === value.length ? items : undefined
}

function toPlain(value: unknown) {
  if (!isFields(value) || !isImageId(value.imageId)) return undefined
  return { imageId: value.imageId }
}

function toWeighted(value: unknown) {
  if (!isFields(value) || !isImageId(value.imageId) || !isWithin(value.weight, 0, 1))
    return undefined
  return { imageId: value.imageId, weight: value.weight }
}

function toReframe(value: unknown): Reframe | null | undefined {
  if (value === null) return null
  if (!isFields(value) || !isImageId(value.imageId)) return undefined
  const { imageId, x, y, width, height } = value
  const isPlaced = isWithin(x, -4, 1) && isWithin(y, -4, 1)
  if (!isPlaced || !isWithin(width, 0.05, 5) || !isWithin(height, 0.05, 5)) return undefined
  return { imageId, x, y, width, height }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isOneOf = <T>(known: readonly T[], value: unknown): value is T =>
  known.some((one) => one === value)

const isWithin = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && value >= min && value <= max

const isImageId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value)
