import { fillDraft } from '../../lib/change-draft.ts'
import { countOf, formatAgo } from '../../lib/format.ts'
import { forgetUnsent, keepUnsent, markWaiting, useOutboxStore } from '../../lib/outbox.ts'
import type { UnsentRun } from '../../lib/outbox.ts'
import { TextButton } from '../../ui/text-button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useResend } from './use-resend.ts'

/** Runs that the server may not have got. They are kept, sent again under the same id, and never twice. */
export function UnsentRuns({ isLost }: { isLost: boolean }) {
  const unsent = useOutboxStore((state) => state.unsent)
  const waiting = unsent.filter(({ isWaiting }) => isWaiting)
  const { isSending, sendNow } = useResend(waiting, isLost)
  const [first] = waiting

  function discard() {
    for (const { run } of waiting) forgetUnsent(run.id)
    showToast(`${countOf(waiting.length, 'run')} discarded`, {
      label: 'Undo',
      run: () => {
        for (const { run } of waiting) {
          keepUnsent(run)
          markWaiting(run.id)
        }
      },
    })
  }

  return (
    <>
      {first && (
        <div className="flex min-w-0 items-baseline gap-x-3.5">
          <output className="flex min-w-0 items-baseline gap-x-2">
            <span className="whitespace-nowrap text-ink">
              {countOf(waiting.length, 'run')} {waiting.length === 1 ? 'is' : 'are'} waiting to be
              sent
            </span>
            <span className="hidden truncate text-ink-3 sm:inline">{describe(first)}</span>
          </output>
          <TextButton aria-disabled={isSending} onClick={sendNow} className="flex-none">
            {isSending ? 'Sending…' : 'Send now'}
          </TextButton>
          <TextButton onClick={discard} className="flex-none">
            Discard
          </TextButton>
        </div>
      )}
      <Refusals />
    </>
  )
}

const describe = ({ run, pressedAt }: UnsentRun) =>
  `“${run.prompt}”, ${formatAgo(new Date(pressedAt).toISOString(), Date.now())}`

/** What was sent again and would not be taken: said here, since the form has gone on to something else. */
function Refusals() {
  const refusals = useOutboxStore((state) => state.refusals)
  const drop = (id: string) =>
    useOutboxStore.setState({ refusals: refusals.filter(({ run }) => run.id !== id) })

  return refusals.map(({ run: { id, ...draft }, message }) => (
    <div key={id} className="flex min-w-0 flex-wrap items-baseline gap-x-3.5">
      <p role="alert" className="min-w-0 text-bad">
        “{draft.prompt.slice(0, 60)}” was not sent: {message}
      </p>
      <TextButton
        onClick={() => {
          drop(id)
          fillDraft(draft)
        }}
      >
        Edit
      </TextButton>
      <TextButton onClick={() => drop(id)}>Dismiss</TextButton>
    </div>
  ))
}
