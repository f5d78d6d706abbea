import { createHash, createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto'

/** Test keys, the same in every process: they guard nothing. */
const falSeed = createHash('sha256').update('photon sandbox, fal webhook key').digest()
const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
const falKey = createPrivateKey({
  key: Buffer.concat([pkcs8Ed25519, falSeed]),
  format: 'der',
  type: 'pkcs8',
})

export const falUserId = 'sandbox-user'
export const wavespeedSecret = 'whsec_4c1f0ab8e5d94a27b6f3903f5d7c2e81'

export const falKeySet = () => ({
  keys: [
    {
      ...createPublicKey(falKey).export({ format: 'jwk' }),
      kid: 'sandbox-1',
      use: 'sig',
      alg: 'EdDSA',
    },
  ],
})

export function signForFal({
  requestId,
  body,
  now,
}: {
  requestId: string
  body: string
  now: number
}) {
  const timestamp = String(Math.floor(now / 1000))
  const digest = createHash('sha256').update(body).digest('hex')
  const message = [requestId, falUserId, timestamp, digest].join('\n')
  return {
    'x-fal-webhook-request-id': requestId,
    'x-fal-webhook-user-id': falUserId,
    'x-fal-webhook-timestamp': timestamp,
    'x-fal-webhook-signature': sign(null, Buffer.from(message), falKey).toString('hex'),
  }
}

/** The secret counts as text, without its prefix; it is not decoded. */
export function signForWavespeed({ id, body, now }: { id: string; body: string; now: number }) {
  const timestamp = String(Math.floor(now / 1000))
  const key = wavespeedSecret.replace(/^whsec_/, '')
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('hex')
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v3,${digest}`,
  }
}
