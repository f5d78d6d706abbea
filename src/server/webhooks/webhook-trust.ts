import type { ProviderId } from '#shared/catalog.ts'

/** After so many jobs in a row that ended without a word, webhooks no longer arrive. */
const missedBeforeDoubt = 5
/** Webhooks of jobs whose end we have not seen yet; more than these are forgotten. */
const maxHeard = 10_000

export type WebhookTrust = ReturnType<typeof createWebhookTrust>

/**
 * Whether a provider's webhooks reach us, so that looking can be left to them. Kept in memory: after a restart they
 * have to prove themselves again.
 */
export function createWebhookTrust() {
  const heard = new Set<string>()
  const missed = new Map<ProviderId, number>()

  return {
    /** A webhook that was verified. */
    arrived(provider: ProviderId, generationId: string) {
      if (heard.size >= maxHeard) heard.clear()
      heard.add(generationId)
      missed.set(provider, 0)
    },

    /** A look has found that the job is over. */
    ended(provider: ProviderId, generationId: string) {
      if (heard.delete(generationId)) return
      const count = missed.get(provider)
      if (count !== undefined) missed.set(provider, count + 1)
    },

    areTrusted: (provider: ProviderId, mode: string) =>
      mode === 'live' && (missed.get(provider) ?? missedBeforeDoubt) < missedBeforeDoubt,
  }
}
