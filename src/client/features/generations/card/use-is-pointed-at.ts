import { useEffect, useRef, useState } from 'react'
import type { FocusEvent } from 'react'

/** What passes under a mouse that rests, when the page is scrolled, is not meant. */
const restMs = 120

/** Whether a mouse is over an element or the focus in it; with what the element needs to know. */
export function useIsPointedAt() {
  const [isOver, setIsOver] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const point = (value: boolean) => {
    clearTimeout(timer.current)
    setIsOver(value)
  }
  return [
    isOver || hasFocus,
    {
      onPointerEnter: () => {
        timer.current = setTimeout(() => setIsOver(true), restMs)
      },
      onPointerMove: () => point(true),
      onPointerLeave: () => point(false),
      onFocus: () => setHasFocus(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setHasFocus(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
    },
  ] as const
}
