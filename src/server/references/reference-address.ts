import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WirePicture } from './wire-picture.ts'

/** A picture as it lies in our storage, ready for a provider to fetch. */
export interface WireFile {
  key: string
  type: WirePicture['type']
}

export const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const
const types = { jpg: 'image/jpeg', png: 'image/png' } as const

/** Storage key, time of expiry and signature. */
const namePattern =
  /^([0-9a-f]{64}(?:-(?:[0-9a-f]{16})?(?:jpg|png))?)-([0-9a-z]{1,9})-([\w-]{43})\.(jpg|png)$/

/** The same picture keeps one address for about this long. */
const stepMs = 60 * 60_000

export type ReferenceAddresses = ReturnType<typeof createReferenceAddresses>

/** Public addresses that nobody can guess and that end by themselves. Nothing of them is stored. */
export function createReferenceAddresses({
  publicUrl,
  appSecret,
  lifeMs,
  now,
}: {
  publicUrl: string
  appSecret: string
  /** At least how long each must be good for. */
  lifeMs: number
  now: () => number
}) {
  const signatureOf = (key: string, extension: string, expires: string) =>
    createHmac('sha256', appSecret)
      .update(`reference ${key} ${extension} ${expires}`)
      .digest('base64url')

  return {
    publicUrl,

    of({ key, type }: WireFile): string {
      const extension = extensions[type]
      const expires = (Math.ceil((now() + lifeMs) / stepMs) * stepMs).toString(36)
      const signature = signatureOf(key, extension, expires)
      return `${publicUrl}/references/${key}-${expires}-${signature}.${extension}`
    },

    /** The file that the last step of an address of ours names. */
    read(name: string): WireFile | 'unknown' | 'expired' {
      const [, key = '', expires = '', signature = '', extension = ''] =
        namePattern.exec(name) ?? []
      if (extension !== 'jpg' && extension !== 'png') return 'unknown'
      const given = Buffer.from(signature)
      const expected = Buffer.from(signatureOf(key, extension, expires))
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'unknown'
      return Number.parseInt(expires, 36) > now() ? { key, type: types[extension] } : 'expired'
    },
  }
}
