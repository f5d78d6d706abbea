import type { FieldErrors } from 'react-hook-form'
import type { Draft } from '../../lib/draft.ts'

interface SendErrorProps {
  error: Error | null
  /** What the form itself found; the prompt shows its own. */
  problems: FieldErrors<Draft>
}

export function SendError({ error, problems }: SendErrorProps) {
  const { targets, copies, aspectRatio, references, reframe } = problems
  const problem = [targets, targets?.root, copies, aspectRatio, references, reframe].find(
    (it) => it?.message,
  )?.message
  const message = problem ?? error?.message
  if (message === undefined) return null
  return (
    <p role="alert" className="text-right text-sm text-bad">
      {message}
    </p>
  )
}
