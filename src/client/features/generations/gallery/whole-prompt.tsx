import { titleOf } from '../../../lib/run-title.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { copyText } from '../../../ui/copy-text.ts'

/** What a strip has room for the beginning of only. */
export function WholePrompt({ run }: { run: ListedRun }) {
  const text = run.prompt.trim() === '' ? titleOf(run) : run.prompt
  return (
    <>
      <p className="max-h-[50dvh] overflow-y-auto pr-1 text-sm leading-6 break-words whitespace-pre-wrap">
        {text}
      </p>
      <div className="mt-3 flex justify-end">
        <Button onClick={() => void copyText(text, 'Prompt')}>Copy</Button>
      </div>
    </>
  )
}
