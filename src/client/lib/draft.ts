import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { aspectRatios, findTarget, maxPromptLength } from '#shared/catalog.ts'
import type { AspectRatio } from '#shared/catalog.ts'
import { maxReferences, noReferences, usualWeights } from '#shared/references.ts'
import type { NewRun, References, RunTarget } from '#shared/run.ts'

/** What is not sent yet. */
export type Draft = Omit<NewRun, 'id'>

export const emptyDraft: Draft = {
  prompt: '',
  targets: [
    { provider: 'luma', model: 'photon' },
    { provider: 'luma', model: 'photon-flash' },
    { provider: 'fal', model: 'photon' },
    { provider: 'segmind', model: 'photon' },
    { provider: 'wavespeed', model: 'photon-flash' },
  ],
  copies: 1,
  aspectRatio: '16:9',
  references: noReferences,
  reframe: null,
  remixOf: null,
}

interface DraftStore {
  draft: Draft
  /** Nobody has chosen anything yet, so that the defaults may still follow what is available. */
  isUntouched: boolean
  /** Grows when the draft was filled from outside the form, which then takes it over. */
  fills: number
  /** Grows when a part of it was changed beside the form, which takes that over without being disturbed. */
  edits: number
  /** Pictures that are still on their way into it. */
  arriving: number
}

/** Kept in this browser, so that a reload loses nothing. The form owns it while it is open and writes it here. */
export const useDraftStore = create<DraftStore>()(
  persist(
    (): DraftStore => ({ draft: emptyDraft, isUntouched: true, fills: 0, edits: 0, arriving: 0 }),
    {
      name: 'photon-draft',
      partialize: ({ draft }) => draft,
      merge: (stored, current) =>
        stored === undefined
          ? current
          : { ...current, draft: parseDraft(stored), isUntouched: false },
    },
  ),
)

export const saveDraft = (draft: Draft) => useDraftStore.setState({ draft, isUntouched: false })

// By hand: what an older version wrote here must not break the page, and the schema is not for the first load.
function parseDraft(stored: unknown): Draft {
  const { prompt, targets, copies, aspectRatio, references, reframe, remixOf } = stored as Partial<
    Record<keyof Draft, unknown>
  >
  return {
    ...emptyDraft,
    prompt: typeof prompt === 'string' ? prompt.slice(0, maxPromptLength) : '',
    targets: Array.isArray(targets) ? targets.flatMap(parseTarget) : emptyDraft.targets,
    copies: copies === 2 || copies === 3 || copies === 4 ? copies : 1,
    aspectRatio: aspectRatio === null || isRatio(aspectRatio) ? aspectRatio : '16:9',
    references: parseReferences(references),
    reframe: parseReframe(reframe),
    remixOf: typeof remixOf === 'string' ? remixOf : null,
  }
}

function parseTarget(stored: Partial<RunTarget> | null): RunTarget[] {
  const { provider, model, aspectRatio, without } = stored ?? {}
  if (!provider || !model || !findTarget(provider, model)) return []
  return [
    {
      provider,
      model,
      ...(isRatio(aspectRatio) && { aspectRatio }),
      ...(Array.isArray(without) && {
        without: (['image', 'style', 'character'] as const).filter((kind) =>
          without.includes(kind),
        ),
      }),
    },
  ]
}

function parseReferences(stored: unknown): References {
  const { image, style, character, modify } = (stored ?? {}) as Partial<Record<string, unknown>>
  return {
    image: parsePictures(image, usualWeights.image).slice(0, maxReferences.image),
    style: parsePictures(style, usualWeights.style).slice(0, maxReferences.style),
    character: parsePictures(character, 0)
      .slice(0, maxReferences.character)
      .map(({ imageId }) => ({ imageId })),
    modify: parsePictures([modify], usualWeights.modify)[0] ?? null,
  }
}

function parsePictures(stored: unknown, usualWeight: number) {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((picture: { imageId?: unknown; weight?: unknown } | null | undefined) => {
    const { imageId, weight } = picture ?? {}
    if (typeof imageId !== 'string' || !/^[0-9a-f]{64}$/.test(imageId)) return []
    const isWeight = typeof weight === 'number' && weight >= 0 && weight <= 1
    return [{ imageId, weight: isWeight ? weight : usualWeight }]
  })
}

function parseReframe(stored: unknown): Draft['reframe'] {
  const [picture] = parsePictures([stored], 0)
  const { x, y, width, height } = (stored ?? {}) as Record<string, unknown>
  if (!picture || ![x, y, width, height].every((value) => typeof value === 'number')) return null
  return { imageId: picture.imageId, x, y, width, height } as Draft['reframe']
}

// A declaration, like the others here: the store reads what is stored while this file is still being run.
function isRatio(value: unknown): value is AspectRatio {
  return aspectRatios.some((ratio) => ratio === value)
}
