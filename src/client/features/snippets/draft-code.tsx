import { useDraftStore } from '../../lib/draft.ts'
import { CodeDialog } from './code-dialog.tsx'

/** For what stands in the form now. */
export function DraftCode({ onClose }: { onClose: () => void }) {
  const draft = useDraftStore((state) => state.draft)
  return <CodeDialog run={draft} onClose={onClose} />
}
