import type { ProviderId } from '#shared/catalog.ts'

/** After a 429 that says nothing else: the first distance between two calls, and the longest. */
const firstDistanceMs = 1_000
const longestDistanceMs = 60_000
/** However long a provider asks for: it is tried again after this. */
const longestPauseMs = 15 * 60_000
/** Each call that is taken brings the next a little closer. */
const recovery = 0.8

interface Line {
  /** Distance between two calls; 0 is as fast as they come. */
  distanceMs: number
  /** From when on the next one may be sent. */
  freeAt: number
  /** Whose turn it is when; a place is kept until it is used. */
  places: Map<string, number>
}

export type Pace = ReturnType<typeof createPace>

/**
 * Whose turn it is to call a provider: one pace for submits, one for looks. A provider that says "too many" is called
 * less often from then on, and more again as it answers; one with a fixed limit never more than that. Kept in memory:
 * after a restart it is learned again from the first refusal.
 */
export function createPace({
  perMinute,
  now,
}: {
  /** Fixed limits of live providers, in calls a minute. */
  perMinute: Partial<Record<ProviderId, number>>
  now: () => number
}) {
  const lines = new Map<string, Line>()

  function lineOf(provider: ProviderId, mode: string): Line {
    const key = `${provider} ${mode}`
    const line = lines.get(key) ?? {
      distanceMs: fixedDistance(provider, mode),
      freeAt: 0,
      places: new Map<string, number>(),
    }
    lines.set(key, line)
    return line
  }

  const fixedDistance = (provider: ProviderId, mode: string) =>
    mode === 'live' && perMinute[provider] ? 60_000 / perMinute[provider] : 0

  return {
    /** Milliseconds until it is this generation's turn; 0 means now. Asked again, it keeps its place. */
    waitMs(id: string, provider: ProviderId, mode: string): number {
      const line = lineOf(provider, mode)
      const at = now()
      const place = line.places.get(id) ?? Math.max(line.freeAt, at)
      if (!line.places.has(id)) line.freeAt = place + line.distanceMs
      if (place <= at) {
        line.places.delete(id)
        return 0
      }
      line.places.set(id, place)
      return place - at
    },

    /** It was taken. */
    speedUp(provider: ProviderId, mode: string) {
      const line = lineOf(provider, mode)
      const slowest = Math.max(line.distanceMs * recovery, fixedDistance(provider, mode))
      line.distanceMs = slowest < 50 ? 0 : slowest
    },

    /** It was refused as one too many: whoever waits, waits anew behind that. */
    slowDown(provider: ProviderId, mode: string, retryAfterMs: number | undefined) {
      const line = lineOf(provider, mode)
      line.distanceMs = Math.min(Math.max(line.distanceMs * 2, firstDistanceMs), longestDistanceMs)
      line.places.clear()
      line.freeAt = now() + Math.min(retryAfterMs ?? line.distanceMs, longestPauseMs)
    },

    /** How many a minute it takes at present; null for no known limit. */
    limitOf(provider: ProviderId, mode: string): number | null {
      const { distanceMs } = lineOf(provider, mode)
      return distanceMs === 0 ? null : Math.max(1, Math.round(60_000 / distanceMs))
    },
  }
}
