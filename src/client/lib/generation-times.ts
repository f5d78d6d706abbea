import type { Generation } from '#shared/generation.ts'

/** When a person's waiting counts from: the provider's time, not our queue's. */
export const sentAt = ({ times }: Generation) => Date.parse(times.submittedAt ?? times.createdAt)

/** From sending to the image in our hands; null while there is none. */
export function tookMs({ times }: Generation): number | null {
  if (times.submittedAt === null || times.finishedAt === null) return null
  return Date.parse(times.finishedAt) - Date.parse(times.submittedAt)
}
