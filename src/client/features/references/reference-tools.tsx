import type { RefObject } from 'react'
import { ReferenceIntake } from './reference-intake.tsx'
import { ReferencePanel } from './reference-panel.tsx'

interface ReferenceToolsProps {
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  /** Has the focus again when the panel is closed. */
  button: RefObject<HTMLElement | null>
}

export function ReferenceTools({ isOpen, onOpen, button }: ReferenceToolsProps) {
  return (
    <>
      {isOpen && (
        <ReferencePanel
          onLeave={() => onOpen(false)}
          onClose={() => {
            onOpen(false)
            button.current?.focus()
          }}
        />
      )}
      <ReferenceIntake onTake={() => onOpen(true)} />
    </>
  )
}
