import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Provider } from './provider.ts'
import { createRemoteKeys, isRecent } from './remote-keys.ts'

/** WaveSpeed signs with a secret of the account; it counts as text, without its prefix, and is not decoded. */
export function createWavespeedWebhooks(
  readSecret: () => Promise<string>,
): NonNullable<Provider['verifyWebhook']> {
  const secrets = createRemoteKeys(readSecret)

  return async function verifyWebhook({ headers, body }, now) {
    const id = headers.get('webhook-id') ?? ''
    const timestamp = headers.get('webhook-timestamp') ?? ''
    const [, signature] = /^v3,([0-9a-f]{64})$/i.exec(headers.get('webhook-signature') ?? '') ?? []
    if (id === '' || signature === undefined || !isRecent(timestamp, now)) return false

    const signed = Buffer.from(signature, 'hex')
    return secrets.fit(now, (secret) => {
      const hmac = createHmac('sha256', secret.replace(/^whsec_/, ''))
      return timingSafeEqual(hmac.update(`${id}.${timestamp}.`).update(body).digest(), signed)
    })
  }
}
