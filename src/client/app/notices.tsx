import { lazyPart } from '../lib/lazy-part.tsx'
import { useOutboxStore } from '../lib/outbox.ts'

const UnsentRuns = lazyPart(() => import('../features/outbox/unsent-runs.tsx'), 'UnsentRuns')
const StatusLine = lazyPart(() => import('../features/activity/status-line.tsx'), 'StatusLine')

/** What keeps images waiting, in a row that is there in any case: nothing jumps when there is something to say. */
export function Notices({ isLost, isBusy }: { isLost: boolean; isBusy: boolean }) {
  const isUnsent = useOutboxStore(({ unsent, refusals }) => unsent.length + refusals.length > 0)
  return (
    <div className="grid min-h-11 content-center gap-1 py-2 text-sm text-ink-2 max-md:min-h-6 max-md:py-0">
      {isUnsent && <UnsentRuns isLost={isLost} />}
      {isBusy && <StatusLine />}
    </div>
  )
}
