import type { Generation } from '#shared/generation.ts'

/** From sending to the image in our hands; null while there is none. */
export function tookMs({ times }: Generation): number | null {
  if (times.submittedAt === null || times.finishedAt === null) return null
  return Date.parse(times.finishedAt) - Date.parse(times.submittedAt)
}
