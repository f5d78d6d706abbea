import { useState } from 'react'
import type { FocusEvent } from 'react'

/** Whether a mouse is over an element or the focus in it; with what the element needs to know. */
export function useIsPointedAt() {
  const [isOver, setIsOver] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  return [
    isOver || hasFocus,
    {
      onPointerEnter: () => setIsOver(true),
      onPointerLeave: () => setIsOver(false),
      onFocus: () => setHasFocus(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setHasFocus(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
    },
  ] as const
}
