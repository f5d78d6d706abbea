import pLimit from 'p-limit'

/**
 * Bounds the memory that work takes together. Large pieces are few at a time, and small ones need not wait behind them.
 */
export function createLanes(limits: { largeFrom: number; large: number; small: number }) {
  const large = pLimit(limits.large)
  const small = pLimit(limits.small)
  return <T>(size: number, work: () => Promise<T>): Promise<T> =>
    (size >= limits.largeFrom ? large : small)(work)
}

export type Lanes = ReturnType<typeof createLanes>
