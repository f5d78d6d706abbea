import { useEffect, useRef } from 'react'
import { focusGallery } from '../../../lib/focus-gallery.ts'
import { orderedIds } from '../gallery/controls.ts'
import { focusTile } from '../keys/tile-focus.ts'
import type { Neighbours } from './use-neighbours.ts'

/**
 * Once the dialog is gone, the focus goes to the card of what was looked at last, wherever in the gallery that is; if
 * that card is gone as well, to the one that stands beside its place; if there is none, to the gallery's heading.
 */
export function useFocusReturn(id: string, { previous, next }: Neighbours) {
  const lastRef = useRef<(string | undefined)[]>([])

  useEffect(() => {
    const before = lastRef.current[0] === id ? lastRef.current.slice(1) : []
    lastRef.current = [id, next ?? before[0], previous ?? before[1]]
  }, [id, next, previous])

  useEffect(() => () => focusFirst(lastRef.current), [])
}

function focusFirst(ids: (string | undefined)[]) {
  // Another dialog has come in its place.
  if (document.activeElement?.closest('dialog')) return
  const listed = new Set(orderedIds())
  const id = ids.find((it) => it !== undefined && listed.has(it))
  if (id === undefined) focusGallery()
  else void focusTile(id)
}
