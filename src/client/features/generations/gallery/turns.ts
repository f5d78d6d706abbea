import { useEffect, useState } from 'react'

/** Of so many that wait, one is drawn in a frame: one card is what a frame has time for, and nobody waits long. */
const waitingPerTurn = 12

/** At first as well: a slow machine would stand still for all that is in sight. */
let isMoving = true
let isBeginning = true
let frame: number | undefined
const waiting = new Set<() => void>()

/** While one scrolls by hand, cards take turns: whole rows of them at once would make the frame late. */
export function beginTurns() {
  isMoving = true
  isBeginning = false
}

/** Who still waits comes in the next frames; whoever comes now does not wait. */
export function endTurns() {
  isMoving = false
  isBeginning = false
}

function nextFrame() {
  frame = undefined
  for (const take of [...waiting].slice(0, Math.ceil(waiting.size / waitingPerTurn))) {
    waiting.delete(take)
    take()
  }
  if (waiting.size > 0) frame = requestAnimationFrame(nextFrame)
  else if (isBeginning) endTurns()
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
