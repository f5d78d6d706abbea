import { providerNames, modelNames } from '#shared/catalog.ts'
import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import type { Run } from '#shared/run.ts'
import type {
  Hidden,
  PublicShare,
  SharedImage,
  SharedItem,
  SharedReference,
} from '#shared/share.ts'
import { toGeneration } from '../generations/generation-row.ts'
import type { GenerationRow } from '../generations/generation-row.ts'
import type { GenerationStore } from '../generations/generations.store.ts'
import type { ImageService } from '../images/images.service.ts'
import type { RunStore } from '../runs/runs.store.ts'
import { hashOf } from './share-token.ts'
import type { ShareRow } from './shares.store.ts'

export interface SharedContentDeps {
  runs: Pick<RunStore, 'find'>
  generations: Pick<GenerationStore, 'find'>
  images: Pick<ImageService, 'find'>
}

interface Shown {
  generation: Generation
  run: Run
}

export const isShown = ({ deleted_at }: GenerationRow) => deleted_at === null

/** What a link shows at this moment. What is hidden is left out here, so that nothing further on has to know it. */
export function createSharedContent({ runs, generations, images }: SharedContentDeps) {
  async function shownIn(share: ShareRow): Promise<Shown[]> {
    if (share.generation_ids === null) {
      const run = await runs.find(share.run_id)
      return run ? latestOf(run.generations).map((generation) => ({ generation, run })) : []
    }
    const ids: string[] = JSON.parse(share.generation_ids)
    const found = await Promise.all(ids.map((id) => generations.find(id)))
    const rows = found.filter((row) => row !== undefined).filter(isShown)
    const theirs = new Map<string, Run>()
    for (const id of new Set(rows.map(({ run_id }) => run_id))) {
      const run = await runs.find(id)
      if (run) theirs.set(id, run)
    }
    return rows.flatMap((row) => {
      const run = theirs.get(row.run_id)
      return run ? [{ generation: toGeneration(row), run }] : []
    })
  }

  async function referencesIn(shown: Shown[], address: Address): Promise<SharedReference[]> {
    const found = new Map<string, SharedReference>()
    for (const { run } of shown)
      for (const { kind, imageId, weight } of picturesOf(run)) {
        if (found.has(`${kind} ${imageId}`)) continue
        const image = toShared(await images.find(imageId), address)
        found.set(`${kind} ${imageId}`, { kind, weight, image })
      }
    return [...found.values()]
  }

  return async (share: ShareRow, token: string): Promise<PublicShare> => {
    const hidden: Hidden = JSON.parse(share.hidden)
    const address = (id: string) => `/api/public/shares/${token}/images/${id}`
    const all = await shownIn(share)
    const shown = hidden.hideProviders ? shuffled(all, share.id) : all
    const prompts = hidden.hidePrompt ? [] : uniqueOf(shown.map(({ run }) => run.prompt.trim()))
    const [prompt = ''] = prompts.length === 1 ? prompts : []
    const ratios = uniqueOf(shown.map(({ run }) => run.aspectRatio))
    return {
      title: prompt || 'Shared images',
      prompt: prompt || null,
      createdAt:
        shown
          .map(({ run }) => run.createdAt)
          .toSorted()
          .at(-1) ?? '',
      expiresAt: share.expires_at === null ? null : new Date(share.expires_at).toISOString(),
      aspectRatio: ratios.length === 1 ? (ratios[0] ?? null) : null,
      items: shown.map((one, index) => ({
        ...toItem(one, hidden, index, address),
        prompt: prompts.length > 1 ? one.run.prompt : null,
      })),
      references: hidden.hideReferences ? [] : await referencesIn(shown, address),
    }
  }
}

type Address = (imageId: string) => string

function toItem(
  { generation }: Shown,
  { hideProviders, hideReferences, hidePrices }: Hidden,
  index: number,
  address: Address,
): SharedItem {
  const { provider, model, mode, status, image, adjustments, cost, times } = generation
  const { submittedAt, finishedAt } = times
  const hasTimes = status === 'succeeded' && submittedAt !== null && finishedAt !== null
  return {
    label: hideProviders ? letterOf(index) : `${providerNames[provider]} ${modelNames[model]}`,
    target: hideProviders ? null : { provider, model, mode },
    prompt: null,
    status,
    image: image && status === 'succeeded' ? toShared(image, address) : null,
    // Who knows the providers knows them by their times.
    durationMs:
      hasTimes && !hideProviders ? Date.parse(finishedAt) - Date.parse(submittedAt) : null,
    costUsd: hidePrices || status !== 'succeeded' ? null : (cost.actualUsd ?? cost.estimatedUsd),
    // These sentences name providers and references.
    adjustments: hideProviders || hideReferences ? [] : adjustments,
  }
}

const toShared = ({ id, width, height, thumbhash }: Image, address: Address): SharedImage => ({
  id,
  width,
  height,
  thumbhash,
  url: address(id),
})

/** Without those that were repeated: their place is taken. */
function latestOf(generations: Generation[]): Generation[] {
  const repeated = new Set(generations.map(({ retryOf }) => retryOf))
  return generations.filter(({ id }) => !repeated.has(id))
}

/** The same at each look, in an order that says nothing about where they come from: the id is known to the owner alone. */
const shuffled = (shown: Shown[], shareId: string) =>
  shown.toSorted((a, b) =>
    hashOf(shareId + a.generation.id) < hashOf(shareId + b.generation.id) ? -1 : 1,
  )

/** A to Z, then AA. */
const letterOf = (index: number): string =>
  (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) +
  String.fromCharCode('A'.charCodeAt(0) + (index % 26))

const uniqueOf = <T>(values: T[]): T[] => [...new Set(values)]

type Picture = { kind: SharedReference['kind']; imageId: string; weight: number | null }

const picturesOf = ({
  references: { image, style, character, modify },
  reframe,
}: Run): Picture[] => [
  ...image.map((one) => ({ kind: 'image' as const, ...one })),
  ...style.map((one) => ({ kind: 'style' as const, ...one })),
  ...character.map((one) => ({ kind: 'character' as const, weight: null, ...one })),
  ...(modify ? [{ kind: 'modify' as const, ...modify }] : []),
  ...(reframe ? [{ kind: 'reframe' as const, imageId: reframe.imageId, weight: null }] : []),
]
