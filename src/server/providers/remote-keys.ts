const keepMs = 24 * 3600_000
const leastGapMs = 60_000

export type RemoteKeys<T> = ReturnType<typeof createRemoteKeys<T>>

/**
 * Keys that a provider publishes, kept for a day. What no key of ours fits is a reason to fetch them anew, as they may
 * have been changed, but not more often than once a minute: anybody can send what does not fit.
 */
export function createRemoteKeys<T>(load: () => Promise<T>) {
  let kept: { keys: T; at: number } | undefined
  let askedAt = -Infinity
  let underWay: Promise<void> | undefined

  async function refresh(now: number) {
    askedAt = now
    try {
      kept = { keys: await load(), at: now }
    } catch {
      // Whatever the reason: without keys nothing can be verified, and polling goes on.
    } finally {
      underWay = undefined
    }
  }

  const hasFitting = (now: number, fits: (keys: T) => boolean) =>
    kept !== undefined && now - kept.at <= keepMs && fits(kept.keys)

  return {
    async fit(now: number, fits: (keys: T) => boolean): Promise<boolean> {
      if (hasFitting(now, fits)) return true
      if (!underWay && now - askedAt >= leastGapMs) underWay = refresh(now)
      if (!underWay) return false
      await underWay
      return hasFitting(now, fits)
    },
  }
}

/** Signed no longer ago than this, and no further ahead. */
const maxAgeS = 300

export const isRecent = (timestamp: string, now: number) =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= maxAgeS
