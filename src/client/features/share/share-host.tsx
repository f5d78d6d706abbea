import { closeShare, useShareStore } from '../../lib/share-request.ts'
import { ShareDialog } from './share-dialog.tsx'

/** The dialog, wherever on the page it was asked for. */
export function ShareHost() {
  const subject = useShareStore((state) => state.subject)
  return subject && <ShareDialog subject={subject} onClose={closeShare} />
}
