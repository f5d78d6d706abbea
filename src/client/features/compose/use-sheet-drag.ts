import { useRef } from 'react'
import type { PointerEvent } from 'react'

/** Pulled as far as this it is meant to go; or thrown, however far. */
const farPx = 120
const fastPxPerMs = 0.6

/** Pulls the dialog that the handle stands in downwards, with the finger. */
export function useSheetDrag(onClose: () => void) {
  const start = useRef<{ y: number; at: number } | null>(null)

  const move = (handle: Element, distance: number) => {
    const sheet = handle.closest('dialog')
    if (sheet) sheet.style.translate = distance > 0 ? `0 ${distance}px` : ''
  }

  function end({ currentTarget, clientY, timeStamp, type }: PointerEvent) {
    if (!start.current) return
    const distance = clientY - start.current.y
    const speed = distance / Math.max(1, timeStamp - start.current.at)
    start.current = null
    if (type === 'pointerup' && (distance > farPx || (distance > 24 && speed > fastPxPerMs)))
      onClose()
    else move(currentTarget, 0)
  }

  return {
    onPointerDown({ currentTarget, clientY, timeStamp, pointerId }: PointerEvent) {
      currentTarget.setPointerCapture(pointerId)
      start.current = { y: clientY, at: timeStamp }
    },
    onPointerMove({ currentTarget, clientY }: PointerEvent) {
      if (start.current) move(currentTarget, clientY - start.current.y)
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}
