import { useMemo } from 'react'
import type { Inputs } from '#shared/references.ts'
import { useDraftStore } from '../../lib/draft.ts'

/** The pictures of the draft. Typing a prompt saves the draft too, and changes none of them. */
export function useInputs(): Inputs {
  const text = useDraftStore(({ draft: { references, reframe } }) =>
    JSON.stringify({ references, reframe }),
  )
  return useMemo(() => JSON.parse(text) as Inputs, [text])
}
