import { maxCompared } from '../../lib/compare-tray.ts'
import { Button } from '../../ui/button.tsx'

interface RunPartProps {
  start: number
  shown: number
  total: number
  onStart: (start: number) => void
}

/** Of a run with more than fit on the board. */
export const RunPart = ({ start, shown, total, onStart }: RunPartProps) => (
  <span className="flex items-center gap-2 text-sm whitespace-nowrap text-ink-2">
    <span className="num">
      {start + 1}–{start + shown} of {total}
    </span>
    <Button onClick={() => onStart(start + maxCompared < total ? start + maxCompared : 0)}>
      {start + maxCompared < total ? 'Next' : 'First'}
    </Button>
  </span>
)
