import { providerIds } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'
import { AppError } from '../errors.ts'
import type { Provider, WebhookDelivery } from '../providers/provider.ts'
import type { WebhookAddresses } from './webhook-address.ts'
import type { WebhookTrust } from './webhook-trust.ts'
import type { WebhookStore } from './webhooks.store.ts'

export interface WebhookServiceDeps {
  store: WebhookStore
  addresses: WebhookAddresses
  trust: WebhookTrust
  providerFor: (id: ProviderId, mode: 'live') => Provider | undefined
  now: () => number
  wakeWorker: () => void
}

export interface Webhook extends WebhookDelivery {
  provider: string
  generationId: string
  secret: string
}

export type WebhookService = ReturnType<typeof createWebhookService>

/**
 * A webhook is only ever a reason to look: what it says is neither believed nor kept. So one that comes twice, late or
 * for a generation that is gone does no harm.
 */
export function createWebhookService({
  store,
  addresses,
  trust,
  providerFor,
  now,
  wakeWorker,
}: WebhookServiceDeps) {
  return {
    async receive({ provider: name, generationId, secret, ...delivery }: Webhook): Promise<void> {
      const provider = providerIds.find((id) => id === name)
      if (!provider || !addresses.isOurs(provider, generationId, secret)) throw notTheirs()
      const adapter = providerFor(provider, 'live')
      const isVerified = adapter?.verifyWebhook
        ? await adapter.verifyWebhook(delivery, now())
        : adapter !== undefined
      if (!isVerified) throw notTheirs()

      trust.arrived(provider, generationId)
      await store.lookSoon(provider, generationId)
      wakeWorker()
    },
  }
}

const notTheirs = () => new AppError('unauthorized', 'This webhook is not signed as it should be')
