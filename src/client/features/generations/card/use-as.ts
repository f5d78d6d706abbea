import { useDraftStore } from '../../../lib/draft.ts'
import { fillDraft } from '../../../lib/change-draft.ts'
import { takePictureAs } from '../../../lib/draft-references.ts'
import type { PictureRole } from '../../../lib/draft-references.ts'
import { maxReferences } from '#shared/references.ts'
import { showToast } from '../../../ui/toasts.ts'

/** What a result can be to the next run. */
export const roles: { role: PictureRole; label: string; hint: string }[] = [
  { role: 'image', label: 'Image', hint: 'Guides the content' },
  { role: 'style', label: 'Style', hint: 'Lends its look' },
  { role: 'character', label: 'Character', hint: 'The same person again' },
  { role: 'modify', label: 'Modify', hint: 'Changes it by the prompt' },
  { role: 'reframe', label: 'Reframe', hint: 'Paints more around it' },
]

const done: Record<PictureRole, string> = {
  image: 'Added as an image reference',
  style: 'Used as the style reference',
  character: 'Added as a character reference',
  modify: 'Used as the picture to modify',
  reframe: 'Used as the picture to reframe',
}

/** Puts the picture into the form, and says so; what had to give way for it comes back with one press. */
export function applyUseAs(role: PictureRole, imageId: string) {
  const { references, reframe } = useDraftStore.getState().draft
  if (!takePictureAs(role, imageId)) {
    const most = role === 'reframe' ? 1 : maxReferences[role]
    showToast(`All ${most} places for ${role} references are taken. Remove one first.`)
    return
  }
  showToast(done[role], {
    label: 'Undo',
    run: () => fillDraft({ references, reframe }),
  })
}
