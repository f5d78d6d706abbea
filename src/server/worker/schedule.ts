import type { ProviderId } from '#shared/catalog.ts'
import type { UsualTime } from '../generations/usual-times.store.ts'

/** How close together a provider's job may be looked at: no closer than its own SDK does it. */
const closestLookMs: Record<ProviderId, number> = {
  luma: 1_000,
  fal: 500,
  segmind: 1_000,
  wavespeed: 1_000,
}

const longestLookMs = 30_000
const longestBackoffMs = 60_000

/** A tenth more or less, so that jobs that began together are not looked at together for ever. */
const jitter = (ms: number) => ms * (0.9 + Math.random() * 0.2)

/**
 * When to look at a job again. The first look comes when this target's fastest are usually done; from then on the
 * distance is a share of the time that has passed, so that a look is never late by more than that share. Where
 * webhooks tell us when to look, the first look of our own is for the one that was lost.
 */
export function nextLookAt(
  provider: ProviderId,
  { earlyMs, medianMs, isLearned }: UsualTime,
  submittedAt: number,
  now: number,
  hasWebhooks = false,
): number {
  const elapsedMs = now - submittedAt
  const share = hasWebhooks ? 0.5 : isLearned ? 0.1 : 0.2
  const distanceMs = Math.max(
    (hasWebhooks ? medianMs * 1.5 : earlyMs) - elapsedMs,
    closestLookMs[provider],
    Math.min(elapsedMs * share, longestLookMs),
  )
  return now + jitter(distanceMs)
}

/** A canceled job is looked at now and then: if its image arrives all the same, it is kept. */
export const nextQuietLookAt = (submittedAt: number, now: number) =>
  now + jitter(Math.min(Math.max(3_000, (now - submittedAt) * 0.3), longestBackoffMs))

/** After so many tries in a row that went wrong. */
export const nextTryAt = (attempts: number, now: number) =>
  now + jitter(Math.min(1_000 * 2 ** Math.min(attempts, 10), longestBackoffMs))
