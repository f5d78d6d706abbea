import { setTimeout as sleep } from 'node:timers/promises'

/** Time is an argument, so that tests need not wait for it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Calls once, unless the returned function is called before. */
  after(ms: number, call: () => void): () => void
  sleep(ms: number): Promise<void>
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  sleep: (ms) => sleep(ms),
}
