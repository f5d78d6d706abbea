import { createHash } from 'node:crypto'

export interface Random {
  next: () => number
  fork: (part: string) => Random
  between: (low: number, high: number) => number
  chance: (share: number) => boolean
  whole: (low: number, high: number) => number
  pick: <T>(list: readonly [T, ...T[]]) => T
  ridge: (octaves: number, roughness?: number) => (x: number) => number
}

/** The same words always give the same numbers. */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)

  /** Mulberry32. */
  function next() {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  const between = (low: number, high: number) => low + (high - low) * next()

  return {
    next,
    /** Chance of its own for a part of a picture: what one part uses up leaves the others as they are. */
    fork: (part: string) => createRandom(`${seed}/${part}`),
    between,
    chance: (share: number) => next() < share,
    whole: (low: number, high: number) => Math.floor(between(low, high + 1)),
    pick: <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0],
    /** A smooth line through chance, from 0 to 1, in ever finer waves. */
    ridge(octaves: number, roughness = 0.5) {
      const offsets = Array.from({ length: octaves }, () => between(0, 1000))
      const heights = Array.from({ length: 256 }, next)
      return (x: number) => {
        let sum = 0
        let reach = 0
        offsets.forEach((offset, octave) => {
          const weight = roughness ** octave
          sum += weight * waveAt(heights, x * 2 ** octave + offset)
          reach += weight
        })
        return sum / reach
      }
    },
  }
}

function waveAt(heights: number[], x: number) {
  const cell = Math.floor(x)
  const t = x - cell
  const a = heights[cell & 255] ?? 0
  const b = heights[(cell + 1) & 255] ?? 0
  return a + (b - a) * t * t * (3 - 2 * t)
}
