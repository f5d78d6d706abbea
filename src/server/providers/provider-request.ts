import type { ProviderId, ReferenceKind, Target } from '#shared/catalog.ts'
import { findTarget, providerNames, referenceKinds } from '#shared/catalog.ts'
import { noSuchModel } from './provider-guards.ts'
import { isWebUrl } from './provider-picture.ts'
import {
  ProviderError,
  type ImageRequest,
  type PlacedPicture,
  type ReferencePicture,
  type RequestReferences,
} from './provider.ts'

/** What a request asks to be done. */
export type Task =
  | { kind: 'text'; references: RequestReferences }
  | { kind: 'modify'; references: RequestReferences; source: ReferencePicture }
  | { kind: 'reframe'; source: PlacedPicture }

const noReferences: RequestReferences = { image: [], style: [], character: [], modify: null }

/** Throws where the target cannot do all of it: nothing of a request is ever left out in silence. */
export function taskOf(provider: ProviderId, request: ImageRequest): Task {
  const target = findTarget(provider, request.model)
  if (!target) throw noSuchModel(provider, request)
  const { references = noReferences, reframe } = request
  const refusal =
    refusePictures(target, references, reframe) ??
    refusePrompt(target, request.prompt, references, reframe)
  if (refusal)
    throw new ProviderError(provider, 'refused', `${providerNames[provider]} ${refusal}`, {
      code: 'invalid_input',
    })

  if (reframe) return { kind: 'reframe', source: inPixels(reframe) }
  const { modify } = references
  return modify ? { kind: 'modify', references, source: modify } : { kind: 'text', references }
}

/** For a field that may be left out. */
export const promptIfAny = ({ prompt }: ImageRequest) => (prompt.trim() === '' ? {} : { prompt })

function refusePictures(
  target: Target,
  references: RequestReferences,
  reframe: PlacedPicture | undefined,
): string | undefined {
  const pictures: Record<ReferenceKind, { url: string }[]> = {
    ...references,
    modify: references.modify ? [references.modify] : [],
  }
  const used = referenceKinds.filter((kind) => pictures[kind].length > 0)
  if (reframe && !target.canReframe) return 'cannot reframe a picture'
  if (reframe && used.length > 0) return 'takes no references beside a picture to reframe'

  for (const kind of used) {
    const most = target.references[kind]
    if (most === 0)
      return kind === 'modify' ? 'cannot modify a picture' : `takes no ${kind} references`
    if (pictures[kind].length > most)
      return `takes at most ${most} ${kind} reference${most === 1 ? '' : 's'}`
  }
  const all = [...used.flatMap((kind) => pictures[kind]), ...(reframe ? [reframe] : [])]
  return all.every(({ url }) => isWebUrl(url))
    ? undefined
    : 'takes pictures from web addresses only'
}

function refusePrompt(
  { canModifyWithoutPrompt, minPromptLength }: Target,
  prompt: string,
  { modify }: RequestReferences,
  reframe: PlacedPicture | undefined,
): string | undefined {
  const isOptional = reframe || (modify && canModifyWithoutPrompt)
  if (isOptional || prompt.trim().length >= minPromptLength) return undefined
  return minPromptLength === 1
    ? 'needs a prompt'
    : `needs a prompt of ${minPromptLength} characters`
}

const inPixels = ({ url, x, y, width, height }: PlacedPicture): PlacedPicture => ({
  url,
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
})
