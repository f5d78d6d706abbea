import type { AspectRatio, JobKind, ModelId, ProviderId } from '../catalog.ts'
import { providerIds } from '../catalog.ts'
import { fit } from '../fit.ts'
import type { FitConditions } from '../fit.ts'
import { frameOf } from '../frame.ts'
import type { SentRequest } from '../generation.ts'
import { referencesFor } from '../references-for.ts'
import { imageIdsOf, kindOf } from '../references.ts'
import type { NewRun, Reframe, References, RunTarget } from '../run.ts'

/** What goes over the wire to one target, as far as a snippet has to know it. */
export interface WireRequest {
  model: ModelId
  kind: JobKind
  body: Record<string, unknown>
}

export type Asked = Pick<NewRun, 'prompt' | 'aspectRatio' | 'references' | 'reframe'>

export type WireAnswer =
  | {
      request: WireRequest
      adjustments: string[]
      /** It holds addresses that stand for pictures of the form. */
      hasPlaces: boolean
    }
  /** Why this target cannot do it. */
  | { refusal: string }

const every = <T>(value: T) =>
  Object.fromEntries(providerIds.map((id) => [id, value])) as Record<ProviderId, T>

/** A snippet runs elsewhere, with its own key, and its pictures are at addresses. */
const anywhere: FitConditions = { modes: every('live'), routes: every('address') }

/** Where the pictures of a form would have to be; whoever runs the snippet puts their own there. */
const placeFor = (name: string) => `https://example.com/${name}.jpg`

/** What a form asks for, as the target's provider wants to hear it. */
export function wireRequestFor(asked: Asked, target: RunTarget): WireAnswer {
  const fitting = fit(asked, target, anywhere)
  if (fitting.kind === 'unavailable') return { refusal: fitting.reason }
  const kind = kindOf(asked)
  if (kind === 'text' && asked.prompt.trim() === '') return { refusal: 'Write a prompt first' }
  const { aspectRatio, adjustments } = fitting
  const body = bodyFor(asked, target, kind, aspectRatio)
  const { aspectRatio: _ratio, ...inputs } = asked
  const hasPlaces =
    imageIdsOf({ ...inputs, references: referencesFor(inputs.references, target) }).length > 0
  return { request: { model: target.model, kind, body }, adjustments, hasPlaces }
}

/** What was sent, without what only concerned this studio. */
export function wireRequestOf(model: ModelId, { url, body }: SentRequest): WireRequest {
  const { callback_url: _callback, ...rest } = body
  return { model, kind: kindOfUrl(new URL(url).pathname), body: rest }
}

function kindOfUrl(path: string): JobKind {
  if (path.endsWith('reframe')) return 'reframe'
  return path.endsWith('modify') ? 'modify' : 'text'
}

function bodyFor(
  asked: Asked,
  target: RunTarget,
  kind: JobKind,
  ratio: AspectRatio | null,
): Record<string, unknown> {
  const { prompt, reframe } = asked
  const references = referencesFor(asked.references, target)
  switch (target.provider) {
    case 'luma':
      return {
        ...(kind === 'reframe' ? promptIfAny(prompt) : { prompt }),
        model: target.model === 'photon' ? 'photon-1' : 'photon-flash-1',
        aspect_ratio: ratio,
        ...(reframe && ratio ? lumaReframe(reframe, ratio) : lumaReferences(references)),
      }
    case 'fal':
      if (reframe && ratio) return falReframe(prompt, reframe, ratio)
      if (!references.modify) return { prompt, aspect_ratio: ratio }
      return {
        image_url: placeFor('source'),
        strength: references.modify.weight,
        aspect_ratio: ratio,
        ...promptIfAny(prompt),
      }
    case 'segmind':
      return { prompt, aspect_ratio: ratio }
    case 'wavespeed':
      return {
        prompt,
        ...(references.modify && { image: placeFor('source') }),
        enable_base64_output: false,
      }
  }
}

const promptIfAny = (prompt: string) => (prompt.trim() === '' ? {} : { prompt })

const lumaReferences = ({ image, style, character, modify }: References) => ({
  ...(image.length > 0 && {
    image_ref: image.map(({ weight }, index) => ({ url: placeFor(`image-${index + 1}`), weight })),
  }),
  ...(style.length > 0 && {
    style_ref: style.map(({ weight }) => ({ url: placeFor('style'), weight })),
  }),
  ...(character.length > 0 && {
    character_ref: {
      identity0: { images: character.map((_, index) => placeFor(`character-${index + 1}`)) },
    },
  }),
  ...(modify && { modify_image_ref: { url: placeFor('source'), weight: modify.weight } }),
})

function lumaReframe(reframe: Reframe, ratio: AspectRatio) {
  const { x, y, width, height } = frameOf(reframe, ratio).visible
  return {
    generation_type: 'reframe_image',
    media: { url: placeFor('source') },
    grid_position_x: x,
    grid_position_y: y,
    resized_width: width,
    resized_height: height,
  }
}

function falReframe(prompt: string, reframe: Reframe, ratio: AspectRatio) {
  const { x, y, width, height } = frameOf(reframe, ratio).visible
  return {
    image_url: placeFor('source'),
    aspect_ratio: ratio,
    ...promptIfAny(prompt),
    grid_position_x: x,
    grid_position_y: y,
    x_start: x,
    x_end: x + width,
    y_start: y,
    y_end: y + height,
  }
}

/** The target that a snippet is about: the run's own at this provider, or else its first. */
export function targetAt(
  provider: ProviderId,
  targets: readonly RunTarget[],
  model?: ModelId,
): RunTarget {
  const there = targets.filter((target) => target.provider === provider)
  const asked = there.find((target) => target.model === model) ?? there[0]
  return { ...asked, provider, model: model ?? asked?.model ?? 'photon' }
}
