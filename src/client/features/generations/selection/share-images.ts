import { openShare } from '../../../lib/share-request.ts'
import { showToast } from '../../../ui/toasts.ts'

/** As many as one link shows. */
export const mostShared = 8

export function shareImages(ids: readonly string[]) {
  const [only = ''] = ids
  if (ids.length === 0) showToast('There is no image to share')
  else if (ids.length > mostShared) showToast(`A link shows ${mostShared} images at most`)
  else openShare(ids.length === 1 ? { generationId: only } : { generationIds: [...ids] })
}
