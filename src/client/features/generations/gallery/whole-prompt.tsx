import { titleOf } from '../../../lib/run-title.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { copyText } from '../../../ui/copy-text.ts'
import { runActs } from './run-acts.ts'

/** What a strip has room for the beginning of only. */
export function WholePrompt({ run, popover }: { run: ListedRun; popover: string }) {
  const text = run.prompt.trim() === '' ? titleOf(run) : run.prompt
  return (
    <>
      <p className="max-h-[50dvh] overflow-y-auto pr-1 text-sm leading-6 break-words whitespace-pre-wrap">
        {text}
      </p>
      <div className="mt-3 flex justify-end gap-2 pointer-coarse:*:h-11">
        {runActs.map(({ label, title, act }) => (
          <Button
            key={label}
            title={title}
            popoverTarget={popover}
            popoverTargetAction="hide"
            onClick={() => act(run)}
            className="sm:hidden"
          >
            {label}
          </Button>
        ))}
        <Button onClick={() => void copyText(text, 'Prompt')}>Copy</Button>
      </div>
    </>
  )
}
