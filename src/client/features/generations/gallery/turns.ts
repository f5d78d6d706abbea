import { useEffect, useState } from 'react'

/** Of so many that wait, one is drawn in a frame: one card is what a frame has time for, and nobody waits long. */
const waitingPerTurn = 12

/** So long after it was last moved, the gallery rests. */
export const restMs = 150

let movedAt = -Infinity
/** Until all that is there at first is drawn: a slow machine would stand still for all that is in sight. */
let isBeginning = true
let frame: number | undefined
const waiting = new Set<() => void>()

const isMoving = () => performance.now() - movedAt < restMs

/** While one scrolls by hand, cards take turns: whole rows of them at once would make the frame late. */
export function beginTurns() {
  movedAt = performance.now()
}

/** What was set going by hand may roll on without it. */
export function prolongTurns() {
  if (isMoving()) beginTurns()
}

/** Who still waits comes in the next frames; whoever comes now does not wait. */
export function endTurns() {
  movedAt = -Infinity
  isBeginning = false
}

function nextFrame() {
  frame = undefined
  for (const take of [...waiting].slice(0, Math.ceil(waiting.size / waitingPerTurn))) {
    waiting.delete(take)
    take()
  }
  if (waiting.size > 0) frame = requestAnimationFrame(nextFrame)
  else isBeginning = false
}

/** Once no card waits any more. */
export async function turnsTaken() {
  while (waiting.size > 0) await new Promise(requestAnimationFrame)
}

/** False until it is one's turn to be drawn. */
export function useTurn(): boolean {
  const [isDue, setIsDue] = useState(() => !isBeginning && !isMoving())
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
