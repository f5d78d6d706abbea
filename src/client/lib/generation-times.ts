import type { Generation } from '#shared/generation.ts'
import { tookMs } from './took-ms.ts'

/** When a person's waiting counts from: the provider's time, not our queue's. */
export const sentAt = ({ times }: Generation) => Date.parse(times.submittedAt ?? times.createdAt)

/** The provider's queue and its work apart; null where nobody told when the work began. */
export function timesOf(generation: Generation) {
  const { submittedAt, runningAt, finishedAt } = generation.times
  const between = (from: string | null, to: string | null) =>
    from === null || to === null ? null : Math.max(0, Date.parse(to) - Date.parse(from))
  return {
    total: generation.image ? tookMs(generation) : null,
    waiting: between(submittedAt, runningAt),
    running: generation.image ? between(runningAt, finishedAt) : null,
  }
}
