import { useSyncExternalStore } from 'react'

const tickMs = 100

let now = Date.now()
let frame: number | undefined
let isFrozen = false
const listeners = new Set<() => void>()

function tick() {
  frame = undefined
  if (listeners.size === 0 || isFrozen) return
  const current = Date.now()
  if (current - now >= tickMs) {
    now = current
    for (const listener of listeners) listener()
  }
  start()
}

// Frames stop by themselves in a hidden tab.
function start() {
  frame ??= requestAnimationFrame(tick)
}

function subscribe(listener: () => void) {
  if (listeners.size === 0 && !isFrozen) now = Date.now()
  listeners.add(listener)
  start()
  return () => {
    listeners.delete(listener)
  }
}

const idle = () => () => {}
const readNow = () => now

/** The time, ten times a second, from one ticker for the whole page. It rests where nobody looks. */
export const useNow = (isWatched: boolean) =>
  useSyncExternalStore(isWatched ? subscribe : idle, readNow)

/** Without news from the server, a clock that runs on would pretend to know. */
export function freezeClock(value: boolean) {
  isFrozen = value
  if (!isFrozen && listeners.size > 0) start()
}
