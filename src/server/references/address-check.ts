import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { FetchImageError } from '../images/fetch-image.ts'
import type { FetchImageOptions } from '../images/fetch-image.ts'
import { UnreachableReference } from './unreachable-reference.ts'
import { maxWireBytes } from './wire-picture.ts'

/** A tunnel that does not lead back to us may never answer. */
const timeoutMs = 10_000
const goodForMs = 5 * 60_000

export type AddressCheck = ReturnType<typeof createAddressCheck>

/**
 * Whether the world gets our pictures at our public address: fetched once from there, before a provider is paid to
 * find out. Throws `UnreachableReference`.
 */
export function createAddressCheck({
  publicUrl,
  fetchImage,
  now,
}: {
  publicUrl: string
  fetchImage: (address: string, options: FetchImageOptions) => Promise<Uint8Array>
  now: () => number
}) {
  let goodUntil = 0
  let running: Promise<void> | undefined

  async function check(address: string, readOurs: () => Promise<Uint8Array>) {
    const ours = await readOurs()
    let served: Uint8Array
    try {
      served = await within(
        timeoutMs,
        fetchImage(address, {
          maxBytes: maxWireBytes,
          timeoutMs,
          trustedOrigin: isNowhere(publicUrl) ? undefined : publicUrl,
        }),
      )
    } catch (cause) {
      const why = cause instanceof FetchImageError ? cause.message : 'no answer'
      throw notServed(publicUrl, why, { cause })
    }
    if (Buffer.compare(served, ours) !== 0)
      throw notServed(publicUrl, 'something else answers there')
    goodUntil = now() + goodForMs
  }

  return {
    isKnown: () => goodUntil > now(),

    /** Many who ask at once share one look, at the address of the first. */
    async ensure(address: string, readOurs: () => Promise<Uint8Array>): Promise<void> {
      if (goodUntil > now()) return
      running ??= check(address, readOurs).finally(() => {
        running = undefined
      })
      await running
    },

    forget() {
      goodUntil = 0
    },
  }
}

/** A name may lead to a private address within our own network; such an address itself leads nowhere from outside. */
function isNowhere(publicUrl: string): boolean {
  const hostname = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  if (isIP(hostname) === 0) return hostname === 'localhost'
  return ipaddr.process(hostname).range() !== 'unicast'
}

const notServed = (publicUrl: string, why: string, options?: ErrorOptions) =>
  new UnreachableReference(
    `PUBLIC_URL (${publicUrl}) does not lead back to this studio: ${why}. So Luma could not fetch the picture.`,
    options,
  )

/** The look-up of a name knows no end of its own. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('too late')), ms)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
