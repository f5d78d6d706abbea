import type { NewRun } from '#shared/run.ts'
import { showToast } from '../ui/toasts.ts'
import { emptyDraft, useDraftStore } from './draft.ts'
import { fillDraft } from './change-draft.ts'

/** What a run asked for, whether it was sent here or is read from a file. */
export type RunSettings = Omit<NewRun, 'id' | 'remixOf'>

/** Fills the form with all of it again. What stood there before comes back with one press. */
export function remix(settings: RunSettings, remixOf: string | null, told = 'The form is filled') {
  const { draft: before } = useDraftStore.getState()
  const { prompt, targets, copies, aspectRatio, references, reframe } = settings
  fillDraft({ prompt, targets, copies, aspectRatio, references, reframe, remixOf })

  const wasEmpty = before.prompt === '' && before.references === emptyDraft.references
  const undo = { label: 'Undo', run: () => fillDraft(before) }
  showToast(told, wasEmpty ? undefined : undo)
}
