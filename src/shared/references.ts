import type { JobKind, ReferenceKind } from './catalog.ts'
import type { NewRun, References } from './run.ts'

/** What a run asks to be done with pictures. Holds no schema, like the catalog. */
export type Inputs = Pick<NewRun, 'references' | 'reframe'>

export const noReferences: References = { image: [], style: [], character: [], modify: null }

export const maxReferences: Record<ReferenceKind, number> = {
  image: 4,
  style: 1,
  character: 4,
  modify: 1,
}

export const usualWeights = { image: 0.85, style: 0.8, modify: 1 } as const

export const noInputs: Inputs = { references: noReferences, reframe: null }

export const kindOf = ({ references, reframe }: Inputs): JobKind => {
  if (reframe) return 'reframe'
  return references.modify ? 'modify' : 'text'
}

/** Every picture that a run works with, each once. */
export function imageIdsOf({
  references: { image, style, character, modify },
  reframe,
}: Inputs): string[] {
  const all = [...image, ...style, ...character, ...(modify ? [modify] : [])]
  return [...new Set([...all, ...(reframe ? [reframe] : [])].map(({ imageId }) => imageId))]
}
