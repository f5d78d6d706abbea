import type { ReferenceKind } from '#shared/catalog.ts'
import { noReferences, usualWeights } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import type { References } from '#shared/run.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { withReference } from '../../lib/draft-references.ts'

/** A picture in its slot. Null where the kind has no weight. */
export interface Placed {
  imageId: string
  weight: number | null
}

export function picturesOf(references: References, kind: ReferenceKind): Placed[] {
  switch (kind) {
    case 'modify':
      return references.modify ? [references.modify] : []
    case 'character':
      return references.character.map(({ imageId }) => ({ imageId, weight: null }))
    case 'image':
    case 'style':
      return references[kind]
  }
}

export function withPictures(
  references: References,
  kind: ReferenceKind,
  pictures: Placed[],
): References {
  const weighed = (usual: number) =>
    pictures.map(({ imageId, weight }) => ({ imageId, weight: weight ?? usual }))
  switch (kind) {
    case 'modify':
      return { ...references, modify: weighed(usualWeights.modify)[0] ?? null }
    case 'character':
      return { ...references, character: pictures.map(({ imageId }) => ({ imageId })) }
    case 'image':
    case 'style':
      return { ...references, [kind]: weighed(usualWeights[kind]) }
  }
}

/** With another picture in a place that is taken, under the same weight. */
export function withReplaced(
  { references, reframe }: Inputs,
  role: PictureRole,
  formerId: string,
  imageId: string,
): Inputs | null {
  if (role === 'reframe') return reframe?.imageId === formerId ? asReframe(imageId) : null
  const pictures = picturesOf(references, role)
  if (!pictures.some((known) => known.imageId === formerId)) return null
  const others = pictures.filter((known) => known.imageId !== imageId || imageId === formerId)
  const next = others.map((known) => (known.imageId === formerId ? { ...known, imageId } : known))
  return { references: withPictures(references, role, next), reframe }
}

/** With one picture more. A reframe goes alone: it and the others give way to each other. Null when there is no place. */
export function withPicture(inputs: Inputs, role: PictureRole, imageId: string): Inputs | null {
  if (role === 'reframe') return asReframe(imageId)
  const references = withReference(inputs.references, role, imageId)
  return references && { references, reframe: null }
}

/** Until its size is known, it covers the canvas. */
const asReframe = (imageId: string): Inputs => ({
  references: noReferences,
  reframe: { imageId, x: 0, y: 0, width: 1, height: 1 },
})

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}
