import { useEffect, useState } from 'react'

/** How many cards are drawn anew in one frame while the gallery moves. */
const perFrame = 2

let isMoving = false
let frame: number | undefined
const waiting = new Set<() => void>()

/** While one scrolls by hand, cards take turns: whole rows of them at once would make the frame late. */
export function beginTurns() {
  isMoving = true
}

/** Who still waits comes in the next frames; whoever comes now does not wait. */
export function endTurns() {
  isMoving = false
}

function nextFrame() {
  frame = undefined
  for (const take of [...waiting].slice(0, perFrame)) {
    waiting.delete(take)
    take()
  }
  if (waiting.size > 0) frame = requestAnimationFrame(nextFrame)
}

/** False until it is one's turn to be drawn. */
export function useTurn(): boolean {
  const [isDue, setIsDue] = useState(!isMoving)
  useEffect(() => {
    if (isDue) return
    const take = () => setIsDue(true)
    waiting.add(take)
    frame ??= requestAnimationFrame(nextFrame)
    return () => {
      waiting.delete(take)
    }
  }, [isDue])
  return isDue
}
