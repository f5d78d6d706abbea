import { Ban, Check, EqualApproximately } from 'lucide-react'
import type { Fit } from '#shared/fit.ts'

const marks = {
  exact: { Icon: Check, look: 'text-good' },
  adjusted: { Icon: EqualApproximately, look: 'text-light' },
  unavailable: { Icon: Ban, look: 'text-ink-3' },
} as const

/** By its shape first, then by its colour; what it means is the description of the target that it stands in. */
export function FitMark({ result, id }: { result: Fit; id: string }) {
  const { Icon, look } = marks[result.kind]
  const words = wordsOf(result)
  return (
    <span
      title={words}
      className={`flex-none max-[420px]:absolute max-[420px]:-top-1.5 max-[420px]:-right-1 max-[420px]:rounded-full max-[420px]:bg-panel max-[420px]:p-px ${look}`}
    >
      <Icon size={13} strokeWidth={2.4} aria-hidden />
      <span id={id} hidden>
        {words}
      </span>
    </span>
  )
}

function wordsOf(result: Fit): string {
  switch (result.kind) {
    case 'unavailable':
      return result.reason
    case 'adjusted':
      return result.adjustments.join('. ')
    case 'exact':
      return 'Fits exactly'
  }
}
