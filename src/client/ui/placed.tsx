import { useLayoutEffect } from 'react'
import type { ReactNode, RefObject } from 'react'

const gap = 8

type Ref<E> = RefObject<E | null>

/** Under the button, or above it where there is no room; where there is none either, over it. */
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
      // Without a size it would be put where, once it has one, it hangs over the page: a phone then counts a larger window.
      if (height === 0) return
      const room = document.documentElement.clientWidth - width - gap
      const left = Math.max(gap, Math.min(anchor.left, room))
      const below = anchor.bottom + gap
      const above = anchor.top - gap - height
      const lowest = window.innerHeight - gap - height
      const top = below <= lowest ? below : above >= gap ? above : Math.max(gap, lowest)
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
