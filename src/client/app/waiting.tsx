import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** A board that is not there yet, or never will be. */
export const Waiting = ({ text, onClose }: { text: string; onClose: () => void }) => (
  <Dialog
    label="Compare"
    onClose={onClose}
    className="h-dvh max-h-none w-screen max-w-none border-0 bg-page! p-0"
  >
    <div className="grid min-h-full place-content-center justify-items-center gap-3 p-6">
      <output className="text-ink-2">{text}</output>
      <Button onClick={onClose}>Back to the studio</Button>
    </div>
  </Dialog>
)
