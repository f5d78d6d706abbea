import type { FieldErrors } from 'react-hook-form'
import type { Draft } from '../../lib/draft.ts'
import { TextButton } from '../../ui/button.tsx'

interface SendErrorProps {
  error: Error | null
  /** What the form itself found; the prompt shows its own. */
  problems: FieldErrors<Draft>
  onResend: (() => void) | undefined
}

export function SendError({ error, problems, onResend }: SendErrorProps) {
  const { targets, copies, aspectRatio } = problems
  const problem =
    targets?.message ?? targets?.root?.message ?? copies?.message ?? aspectRatio?.message
  const message = problem ?? error?.message
  if (message === undefined) return null
  return (
    <p role="alert" className="text-right text-[13px] text-bad">
      {message}{' '}
      {onResend && problem === undefined && <TextButton onClick={onResend}>Try again</TextButton>}
    </p>
  )
}
