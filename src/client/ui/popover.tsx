import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { lazyPart } from '../lib/lazy-part.tsx'

const Placed = lazyPart(() => import('./placed.tsx'), 'Placed')

interface PopoverProps {
  /** The content of the button that opens it. */
  trigger: ReactNode
  triggerClassName: string
  className?: string
  /** Drawn only while it is open, so it may be loaded then. A button with the `id` as `popoverTarget` closes it. */
  children: (id: string) => ReactNode
}

/** The platform's popover: on top of everything, closed by Escape and by a click beside it. */
export function Popover({ trigger, triggerClassName, className = '', children }: PopoverProps) {
  const id = useId()
  const buttonRef = useRef<HTMLButtonElement>(null)
  const panelRef = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)

  return (
    <>
      <button ref={buttonRef} type="button" popoverTarget={id} className={triggerClassName}>
        {trigger}
      </button>
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        onBeforeToggle={({ newState, currentTarget }) => {
          if (newState === 'open') return
          // The platform gives the focus back only from what is still there when it closes.
          if (currentTarget.contains(document.activeElement))
            buttonRef.current?.focus({ preventScroll: true })
          setIsOpen(false)
        }}
        // Not before it is open: what is in it may take the focus.
        onToggle={({ newState }) => {
          if (newState === 'open') setIsOpen(true)
        }}
        className={`absolute inset-[0_auto_auto_0] m-0 max-w-[calc(100vw-16px)] rounded-lg border border-line-strong bg-raised p-3 text-ink shadow-float empty:hidden open:animate-fade ${className}`}
      >
        {isOpen && (
          <Placed buttonRef={buttonRef} panelRef={panelRef}>
            {children(id)}
          </Placed>
        )}
      </div>
    </>
  )
}
