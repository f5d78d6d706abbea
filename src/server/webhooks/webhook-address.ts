import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ProviderId } from '#shared/catalog.ts'

export type WebhookAddresses = ReturnType<typeof createWebhookAddresses>

/** Each generation has an address of its own, which nobody can guess. Nothing of it is stored. */
export function createWebhookAddresses({
  publicUrl,
  appSecret,
}: {
  publicUrl: string
  appSecret: string
}) {
  const secretOf = (provider: ProviderId, generationId: string) =>
    createHmac('sha256', appSecret)
      .update(`webhook ${provider} ${generationId}`)
      .digest('base64url')

  return {
    of: (provider: ProviderId, generationId: string) =>
      `${publicUrl}/api/webhooks/${provider}/${generationId}/${secretOf(provider, generationId)}`,

    isOurs(provider: ProviderId, generationId: string, secret: string): boolean {
      const expected = Buffer.from(secretOf(provider, generationId))
      const given = Buffer.from(secret)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
