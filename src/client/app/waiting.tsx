import { Button } from '../ui/button.tsx'
import { FullPage } from '../ui/full-page.tsx'

/** A board that is not there yet, or never will be. */
export const Waiting = ({ text, onClose }: { text: string; onClose: () => void }) => (
  <FullPage label="Compare" onClose={onClose}>
    <div className="grid min-h-full place-content-center justify-items-center gap-3 p-6">
      <output className="text-ink-2">{text}</output>
      <Button onClick={onClose}>Back to the studio</Button>
    </div>
  </FullPage>
)
