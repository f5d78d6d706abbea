import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** Whether the element is on the screen, widened or narrowed by `rootMargin`. */
export function useInView<E extends Element>(
  rootMargin: string,
  isAssumed: boolean,
): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null)
  const [isInView, setIsInView] = useState(isAssumed)

  useEffect(() => {
    if (!ref.current) return
    const observer = new IntersectionObserver(
      ([entry]) => entry && setIsInView(entry.isIntersecting),
      { rootMargin },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [rootMargin])

  return [ref, isInView]
}
