import { createHash, createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'
import type { ProviderHttpOptions } from './provider-http.ts'
import type { Provider } from './provider.ts'
import { createRemoteKeys, isRecent } from './remote-keys.ts'

const keySetSchema = z.object({ keys: z.array(z.unknown()) })
const keySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })
type Key = z.infer<typeof keySchema>

/** fal signs with ED25519 over request, user, time and the hash of the body; its keys are public. */
export function createFalWebhooks({
  restUrl,
  fetch = globalThis.fetch,
}: { restUrl: string } & Pick<ProviderHttpOptions, 'fetch'>): NonNullable<
  Provider['verifyWebhook']
> {
  const keys = createRemoteKeys(async () => {
    const signal = AbortSignal.timeout(5_000)
    const url = `${restUrl}/.well-known/jwks.json`
    const answer = await fetch(url, { method: 'GET', redirect: 'error', signal })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    const { keys } = keySetSchema.parse(await answer.json())
    return keys.flatMap((key) => keySchema.safeParse(key).data ?? [])
  })

  return async function verifyWebhook({ headers, body }, now) {
    const [requestId, userId, timestamp, signature] = [
      'x-fal-webhook-request-id',
      'x-fal-webhook-user-id',
      'x-fal-webhook-timestamp',
      'x-fal-webhook-signature',
    ].map((name) => headers.get(name) ?? '')
    if (!requestId || !userId || !timestamp || !isRecent(timestamp, now)) return false
    if (!signature || !/^[0-9a-f]{128}$/i.test(signature)) return false

    const digest = createHash('sha256').update(body).digest('hex')
    const message = Buffer.from([requestId, userId, timestamp, digest].join('\n'))
    return keys.fit(now, (known) =>
      known.some((key) => isSignedBy(key, message, Buffer.from(signature, 'hex'))),
    )
  }
}

function isSignedBy(key: Key, message: Buffer, signed: Buffer) {
  try {
    return verify(null, message, createPublicKey({ key, format: 'jwk' }), signed)
  } catch {
    // A key of theirs that is none.
    return false
  }
}
