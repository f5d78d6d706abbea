import { Suspense, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'

interface PopoverProps {
  /** The content of the button that opens it. */
  trigger: ReactNode
  triggerClassName: string
  className?: string
  /** Drawn only while it is open, so it may be loaded then. A button with the `id` as `popoverTarget` closes it. */
  children: (id: string) => ReactNode
}

const gap = 8

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
          // The platform gives the focus back only from what is still there when it closes.
          if (newState === 'closed' && currentTarget.contains(document.activeElement))
            buttonRef.current?.focus({ preventScroll: true })
          setIsOpen(newState === 'open')
        }}
        className={`absolute inset-auto m-0 max-w-[calc(100vw-16px)] rounded-lg border border-line-strong bg-raised p-3 text-ink shadow-float empty:hidden open:animate-fade ${className}`}
      >
        {isOpen && (
          <Suspense>
            <Placed buttonRef={buttonRef} panelRef={panelRef} />
            {children(id)}
          </Suspense>
        )}
      </div>
    </>
  )
}

type Ref<E> = RefObject<E | null>

/** Under the button, or above it where there is no room. */
function Placed({
  buttonRef,
  panelRef,
}: {
  buttonRef: Ref<HTMLElement>
  panelRef: Ref<HTMLElement>
}) {
  useLayoutEffect(() => {
    const [button, panel] = [buttonRef.current, panelRef.current]
    if (!button || !panel) return
    const place = () => {
      const anchor = button.getBoundingClientRect()
      const { offsetWidth: width, offsetHeight: height } = panel
      const room = document.documentElement.clientWidth - width - gap
      const left = Math.max(gap, Math.min(anchor.left, room))
      const isRoomBelow = anchor.bottom + gap + height <= window.innerHeight
      const top =
        isRoomBelow || anchor.top < height + gap ? anchor.bottom + gap : anchor.top - gap - height
      // Beside a button that stays in sight it is fixed; else it scrolls with the page.
      const isFixed = getComputedStyle(panel).position === 'fixed'
      panel.style.left = `${left + (isFixed ? 0 : window.scrollX)}px`
      panel.style.top = `${top + (isFixed ? 0 : window.scrollY)}px`
    }
    // Its size is known once it is shown.
    place()
    const observer = new ResizeObserver(place)
    observer.observe(panel)
    return () => observer.disconnect()
  }, [buttonRef, panelRef])
  return null
}
