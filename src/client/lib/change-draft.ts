import type { Draft } from './draft.ts'
import { useDraftStore } from './draft.ts'

/** Puts something else into the form: an example, or an earlier request. */
export const fillDraft = (change: Partial<Draft>) =>
  useDraftStore.setState(({ draft, fills }) => ({
    draft: { ...draft, ...change },
    isUntouched: false,
    fills: fills + 1,
  }))

/** Changes a part of the draft beside the form; whoever is writing the prompt is not disturbed. */
export const editDraft = (change: Partial<Pick<Draft, 'references' | 'reframe' | 'aspectRatio'>>) =>
  useDraftStore.setState(({ draft, edits }) => ({
    draft: { ...draft, ...change },
    isUntouched: false,
    edits: edits + 1,
  }))
