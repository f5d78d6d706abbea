import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useLetterKeys } from '../../lib/shortcuts.ts'

const editable = 'input, textarea, select, [contenteditable]'

/** `/` leads to the search, unless one types or something lies over the gallery. */
export function useSlashKey(ref: RefObject<HTMLElement | null>) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (key !== '/' || ctrlKey || metaKey || altKey || event.defaultPrevented) return
      if (!useLetterKeys.getState().areOn) return
      if (target instanceof Element && target.closest(editable)) return
      if (window.location.pathname !== '/' || document.querySelector('dialog[open]')) return
      event.preventDefault()
      ref.current?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [ref])
}
