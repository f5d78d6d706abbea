import { useSyncExternalStore } from 'react'

let isAtHand = false

/** Calls back at a person's first move. */
export function whenAtHand(notify: () => void) {
  if (isAtHand) {
    notify()
    return () => {}
  }
  const controller = new AbortController()
  const wake = () => {
    isAtHand = true
    controller.abort()
    notify()
  }
  for (const event of ['pointermove', 'pointerdown', 'keydown', 'dragenter'])
    window.addEventListener(event, wake, { signal: controller.signal, passive: true })
  return () => controller.abort()
}

/** From a person's first move on. What only a hand can use need not be there before. */
export const useIsAtHand = () => useSyncExternalStore(whenAtHand, () => isAtHand)
