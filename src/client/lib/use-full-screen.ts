import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Null where the browser cannot, as on a phone. */
export function useFullScreen(
  ref: RefObject<HTMLElement | null>,
): [isFull: boolean, toggle: (() => void) | null] {
  const [isFull, setIsFull] = useState(false)

  useEffect(() => {
    const follow = () =>
      setIsFull(ref.current !== null && document.fullscreenElement === ref.current)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [ref])

  if (!document.fullscreenEnabled) return [isFull, null]
  const toggle = () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : ref.current?.requestFullscreen()
    // Refused: everything stays as it is.
    change?.catch(() => undefined)
  }
  return [isFull, toggle]
}
