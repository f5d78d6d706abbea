import { useEffect, useRef } from 'react'
import { cardOf } from './gallery-card.ts'
import type { Neighbours } from './use-neighbours.ts'

/**
 * Once the dialog is gone, the focus goes to the card of what was looked at last; if that card is gone as well, to
 * the one that stands beside its place.
 */
export function useFocusReturn(id: string, { previous, next }: Neighbours) {
  const lastRef = useRef<(string | undefined)[]>([])

  useEffect(() => {
    const before = lastRef.current[0] === id ? lastRef.current.slice(1) : []
    lastRef.current = [id, next ?? before[0], previous ?? before[1]]
  }, [id, next, previous])

  useEffect(
    () => () => {
      const { activeElement } = document
      // Another dialog has come in its place.
      if (activeElement?.closest('dialog')) return
      const cards = lastRef.current.map((last) => (last === undefined ? null : cardOf(last)))
      const card = cards.find((found) => found !== null)
      if (!card || card === activeElement) return
      card.focus({ preventScroll: true })
      card.scrollIntoView({ block: 'nearest' })
    },
    [],
  )
}
