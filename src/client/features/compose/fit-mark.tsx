import { Ban, Check, EqualApproximately } from 'lucide-react'
import type { Fit } from '#shared/fit.ts'

const marks = {
  exact: { Icon: Check, look: 'text-good' },
  adjusted: { Icon: EqualApproximately, look: 'text-light' },
  unavailable: { Icon: Ban, look: 'text-ink-3' },
} as const

/** By its shape first, then by its colour; the words stand in the button's title. */
export function FitMark({ kind }: { kind: Fit['kind'] }) {
  const { Icon, look } = marks[kind]
  return <Icon size={13} strokeWidth={2.4} aria-hidden className={`flex-none ${look}`} />
}
