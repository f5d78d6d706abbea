import { providerIds, providerNames, referenceKinds, targets } from '#shared/catalog.ts'
import type { ProviderId, Target } from '#shared/catalog.ts'
import { maxReferences } from '#shared/references.ts'
import type { PictureRole } from '../../lib/draft-references.ts'

interface RoleWords {
  title: string
  /** As in "Add image reference". */
  name: string
  purpose: string
  /** What a higher and a lower weight do. */
  weightHint?: string
}

export const roleWords: Record<PictureRole, RoleWords> = {
  image: {
    title: 'Image',
    name: 'image reference',
    purpose: 'Guides the content. For variations, or for what is easier shown than said.',
    weightHint: 'Higher follows the picture more closely.',
  },
  style: {
    title: 'Style',
    name: 'style reference',
    purpose: 'Lends its look, not its content.',
    weightHint: 'Higher takes over more of the look.',
  },
  character: {
    title: 'Character',
    name: 'character reference',
    purpose: 'The same person in every picture. More angles, better likeness.',
  },
  modify: {
    title: 'Modify',
    name: 'modify source',
    purpose: 'Starts from this picture and changes what the prompt says.',
    weightHint: 'Higher stays closer to the source. To change colours, take 0.0 to 0.1.',
  },
  reframe: {
    title: 'Reframe',
    name: 'reframe source',
    purpose: 'Paints more around a picture, in another ratio.',
  },
}

export const placesOf = (role: PictureRole) => (role === 'reframe' ? 1 : maxReferences[role])

/** What the providers cannot do with it, in the fewest words. */
export function limitsOf(role: PictureRole): string {
  const able = providersWhere((target) =>
    role === 'reframe' ? target.canReframe : target.references[role] > 0,
  )
  const sentences = [`${listOf(able.map((id) => providerNames[id]))} only.`]
  if (role === 'modify') {
    const deciders = providersWhere(
      ({ references, canWeighModify }) => references.modify > 0 && !canWeighModify,
    )
    for (const id of deciders)
      sentences.push(`${providerNames[id]} ignores the weight and decides by itself.`)
  }
  return sentences.join(' ')
}

/** "Luma, fal and WaveSpeed". */
const listOf = (words: string[]) =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ')

const providersWhere = (isAble: (target: Target) => boolean): ProviderId[] =>
  providerIds.filter((id) => targets.some((target) => target.provider === id && isAble(target)))

export const roles: PictureRole[] = [...referenceKinds, 'reframe']

/** "image reference 2"; where there is one place only, without the number. */
export const nameOfPlace = (role: PictureRole, index: number) =>
  placesOf(role) === 1 ? roleWords[role].name : `${roleWords[role].name} ${index + 1}`
