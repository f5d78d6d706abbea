import { useEffect, useRef, useState } from 'react'

/** Below the header, which stays. */
const rootMargin = '-60px 0px 0px 0px'

/** Whether the form is scrolled away, and how much room it leaves behind then. */
export function useSlim<E extends Element>() {
  const ref = useRef<E>(null)
  const [minHeight, setMinHeight] = useState<number>()

  useEffect(() => {
    if (!ref.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        // Several may have come in the meantime; only the last one is still true.
        const entry = entries.at(-1)
        if (entry) setMinHeight(entry.isIntersecting ? undefined : entry.boundingClientRect.height)
      },
      { rootMargin },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])

  return { ref, isSlim: minHeight !== undefined, minHeight }
}
