import { providerNames } from '#shared/catalog.ts'
import type { Generation } from '#shared/generation.ts'

/** What holds it up at its provider, in the server's words. A running job's other lines are about itself. */
export function holdUpOf({ status, provider, progress: { log } }: Generation): string | undefined {
  const isHeldUp = status === 'queued' || log === `${providerNames[provider]} does not answer`
  return isHeldUp ? log : undefined
}
