import { ComposeBar } from './compose-bar.tsx'
import { ComposeSheet } from './compose-sheet.tsx'
import type { Plan } from './plan.ts'

interface PhoneComposerProps {
  plan: Plan | null
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  /** Takes the form in. */
  place: (element: HTMLElement | null) => void
  onShown: () => void
}

/** The gallery has the page; the form is one tap away. */
export const PhoneComposer = ({ plan, isOpen, onOpen, place, onShown }: PhoneComposerProps) => (
  <>
    <ComposeBar plan={plan} onOpen={() => onOpen(true)} />
    {isOpen && <ComposeSheet place={place} onShown={onShown} onClose={() => onOpen(false)} />}
  </>
)
