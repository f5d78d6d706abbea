import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** ⌘↵ or Ctrl ↵, wherever in the form the focus is. */
export function useSendShortcut(): RefObject<HTMLFormElement | null> {
  const ref = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const form = ref.current
    const send = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      // A key that is held down is one press.
      if (!event.repeat) form?.requestSubmit()
    }
    form?.addEventListener('keydown', send)
    return () => form?.removeEventListener('keydown', send)
  }, [])
  return ref
}
