import type { ReferenceKind } from '#shared/catalog.ts'
import { maxReferences, noReferences, usualWeights } from '#shared/references.ts'
import type { References } from '#shared/run.ts'
import { useDraftStore } from './draft.ts'
import { fillDraft } from './change-draft.ts'

/** What a picture can be to a run. */
export type PictureRole = ReferenceKind | 'reframe'

/** With one picture more; where there is place for one only, it takes the place. Null when there is none left. */
export function withReference(
  references: References,
  kind: ReferenceKind,
  imageId: string,
): References | null {
  switch (kind) {
    case 'modify':
      return { ...references, modify: { imageId, weight: usualWeights.modify } }
    case 'style':
      return { ...references, style: [{ imageId, weight: usualWeights.style }] }
    case 'image': {
      const { image } = references
      if (image.some((known) => known.imageId === imageId)) return references
      if (image.length >= maxReferences.image) return null
      return { ...references, image: [...image, { imageId, weight: usualWeights.image }] }
    }
    case 'character': {
      const { character } = references
      if (character.some((known) => known.imageId === imageId)) return references
      if (character.length >= maxReferences.character) return null
      return { ...references, character: [...character, { imageId }] }
    }
  }
}

/**
 * Gives a picture of the library a part in the draft. A picture to be reframed goes alone, so it takes the place of
 * all references, and they of it. False when all places of its kind are taken.
 */
export function takePictureAs(role: PictureRole, imageId: string): boolean {
  if (role === 'reframe') {
    // Until its size is known, it covers the canvas.
    fillDraft({ references: noReferences, reframe: { imageId, x: 0, y: 0, width: 1, height: 1 } })
    return true
  }
  const references = withReference(useDraftStore.getState().draft.references, role, imageId)
  if (!references) return false
  fillDraft({ references, reframe: null })
  return true
}
