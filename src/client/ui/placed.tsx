import { useLayoutEffect } from 'react'
import type { ReactNode, RefObject } from 'react'

const gap = 8

type Ref<E> = RefObject<E | null>

/** Under the button, or above it where there is no room. */
export function Placed({
  buttonRef,
  panelRef,
  children,
}: {
  buttonRef: Ref<HTMLElement>
  panelRef: Ref<HTMLElement>
  children: ReactNode
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
  return children
}
