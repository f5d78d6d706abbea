import { useEffect, useRef } from 'react'
import { scrollToId } from '../gallery/controls.ts'
import type { Neighbours } from './use-neighbours.ts'

/**
 * Once the dialog is gone, the focus goes to the card of what was looked at last, wherever in the gallery that is; if
 * that card is gone as well, to the one that stands beside its place.
 */
export function useFocusReturn(id: string, { previous, next }: Neighbours) {
  const lastRef = useRef<(string | undefined)[]>([])

  useEffect(() => {
    const before = lastRef.current[0] === id ? lastRef.current.slice(1) : []
    lastRef.current = [id, next ?? before[0], previous ?? before[1]]
  }, [id, next, previous])

  useEffect(() => () => void focusFirst(lastRef.current), [])
}

async function focusFirst(ids: (string | undefined)[]) {
  const { activeElement } = document
  // Another dialog has come in its place.
  if (activeElement?.closest('dialog')) return
  for (const id of ids) {
    const card = id === undefined ? null : await scrollToId(id)
    // While the card was fetched, the focus was given to something else.
    if (document.activeElement !== activeElement) return
    if (card) return card.focus({ preventScroll: true })
  }
}
