import { draftHash, readDraftHash, toDraftHash } from '#shared/draft-link.ts'
import type { ReadSettings } from '#shared/draft-link.ts'
import { noInputs } from '#shared/references.ts'
import { showToast } from '../ui/toasts.ts'
import { useDraftStore } from './draft.ts'
import type { Draft } from './draft.ts'
import { countOf } from './format.ts'
import { remix } from './remix.ts'

/** The draft without its pictures, for another studio or another day. */
export const linkTo = (draft: Draft): string => `${location.origin}/${toDraftHash(draft)}`

/** Fills the form with what came from elsewhere. What it does not tell stays, but for the pictures. */
export function applySettings(read: ReadSettings, from: string) {
  if ('refusal' in read) return showToast(read.refusal)
  const { draft } = useDraftStore.getState()
  const { settings, unknownTargets } = read
  remix(
    { ...draft, ...noInputs, ...settings },
    null,
    unknownTargets === 0
      ? `The form is filled from ${from}`
      : `Filled from ${from}, without ${countOf(unknownTargets, 'target')} that this studio does not have`,
  )
}

/** Opened once: the address is then that of the studio again, and a reload keeps what was changed since. */
export function openLinkedDraft() {
  const { hash, pathname, search } = location
  if (!hash.startsWith(draftHash)) return
  history.replaceState(history.state, '', pathname + search)
  applySettings(readDraftHash(hash), 'the link')
}
