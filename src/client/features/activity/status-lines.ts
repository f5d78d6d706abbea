import { providerIds, providerNames } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'
import type { Generation } from '#shared/generation.ts'
import { sentAt } from '../../lib/generation-times.ts'
import { holdUpOf } from '../../lib/hold-up.ts'

export interface ProviderStatus {
  provider: ProviderId
  /** Why its images are not there yet. */
  reason: string
  /** How many images wait for that. */
  count: number
}

/** Twice the usual time, and enough of it that a person would notice. */
const slowFactor = 2
const slowByMs = 10_000

/** What holds images up at the moment, at most one sentence for each provider. */
export function statusLines(
  live: readonly Generation[],
  usualMsOf: (generation: Generation) => number,
  now: number,
): ProviderStatus[] {
  const byProvider = Map.groupBy(live, ({ provider }) => provider)
  return providerIds.flatMap((provider) => {
    const own = byProvider.get(provider)?.filter(({ deletedAt }) => deletedAt === null) ?? []
    const newest = own.filter(holdUpOf).reduce(newerOf, undefined)
    if (newest?.progress.log) {
      const areQueuedHeld = newest.status === 'queued'
      const held = own.filter((it) => holdUpOf(it) || (areQueuedHeld && it.status === 'queued'))
      return [{ provider, reason: newest.progress.log, count: held.length }]
    }

    const slow = own.filter((generation) => {
      if (generation.times.submittedAt === null) return false
      const usualMs = usualMsOf(generation)
      return now - sentAt(generation) >= Math.max(usualMs * slowFactor, usualMs + slowByMs)
    })
    if (slow.length === 0) return []
    const reason = `${providerNames[provider]} is slower than usual`
    return [{ provider, reason, count: slow.length }]
  })
}

/** A provider's reason changes as it recovers; the last one that was written down is true. */
function newerOf(known: Generation | undefined, next: Generation): Generation {
  return known && BigInt(known.cursor) > BigInt(next.cursor) ? known : next
}
