import { v7 as uuidV7 } from 'uuid'

export type Random = ReturnType<typeof createRandom>

/** The same seed gives the same numbers, on every machine (mulberry32). */
export function createRandom(seed: number) {
  let state = seed

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const below = (end: number) => Math.floor(next() * end)

  return {
    /** From 0 to 1. */
    next,
    /** A whole number under `end`. */
    below,
    chance: (share: number) => next() < share,
    pick<T>(list: readonly T[]): T {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('Nothing to pick from')
      return one
    },
    /** An id that sorts by its time, as the server gives them. */
    idAt: (at: number) =>
      uuidV7({ msecs: at, random: Uint8Array.from({ length: 16 }, () => below(256)) }),
  }
}
