import dns from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

const maxRedirects = 5

export interface FetchImageOptions {
  /** Fetched whatever its address is: the configured address of a provider, such as a gateway on this machine. */
  trustedOrigin?: string | undefined
  maxBytes: number
  timeoutMs: number
  /** Every address of a host name. Tests pass their own. */
  resolve?: (hostname: string) => Promise<string[]>
}

/**
 * - `gone`: the address answers, and the thing is not there any more.
 * - `refused`: we do not fetch from there, or not that much.
 * - `failed`: it may work another time.
 */
export class FetchImageError extends Error {
  override name = 'FetchImageError'
  readonly kind: 'gone' | 'refused' | 'failed'

  constructor(kind: 'gone' | 'refused' | 'failed', message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

export class TooManyBytesError extends FetchImageError {
  constructor(maxBytes: number) {
    super('refused', `more than ${Math.round(maxBytes / 1e6)} MB`)
  }
}

/**
 * The bytes at an address that somebody else named. Only public addresses are spoken to: the name is resolved once,
 * each address is checked and the connection goes to the one that was checked, after every redirect anew. No header
 * of ours goes along. Throws `FetchImageError`.
 */
export async function fetchImage(address: string, options: FetchImageOptions): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(options.timeoutMs)
  let url = parse(address)
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await get(url, options, signal)
    const status = response.statusCode ?? 0
    if (status >= 300 && status < 400 && response.headers.location) {
      response.destroy()
      url = parse(response.headers.location, url)
      continue
    }
    if (status === 200) return readBody(response, options.maxBytes, signal)
    response.destroy()
    const isGone = status === 403 || status === 404 || status === 410
    throw new FetchImageError(isGone ? 'gone' : 'failed', `HTTP ${status}`)
  }
  throw new FetchImageError('refused', 'too many redirects')
}

function parse(address: string, base?: URL): URL {
  const url = URL.parse(address, base)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new FetchImageError('refused', 'it is not an http(s) address')
  if (url.username || url.password)
    throw new FetchImageError('refused', 'there is a name or password in it')
  return url
}

async function get(
  url: URL,
  { trustedOrigin, resolve = resolveAll }: FetchImageOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const isTrusted = url.origin === trustedOrigin
  if (!isTrusted) assertUsual(hostname, url.port)
  const addresses = isIP(hostname)
    ? [hostname]
    : await withinTime(resolve(hostname), signal).catch((cause: unknown) => {
        throw failed(signal.aborted ? tooSlow : `no address for ${hostname}`, cause)
      })
  if (!isTrusted) addresses.forEach(assertPublic)
  // The connection may use only what was checked here: a second look-up could give another answer.
  const checked = addresses.map((address) => ({ address, family: isIP(address) }))
  const lookup: LookupFunction = (_name, { all }, callback) => {
    const [first] = checked
    if (!first) callback(new Error(`no address for ${hostname}`), '', 0)
    else if (all) callback(null, checked)
    else callback(null, first.address, first.family)
  }

  const { promise, resolve: succeed, reject } = Promise.withResolvers<IncomingMessage>()
  const request = (url.protocol === 'https:' ? https : http).get(
    url,
    { lookup, signal, headers: { accept: 'image/*', 'accept-encoding': 'identity' } },
    succeed,
  )
  request.on('error', (cause) => reject(failed(signal.aborted ? tooSlow : 'no answer', cause)))
  return promise
}

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    if (Number(response.headers['content-length'] ?? 0) > maxBytes)
      throw new TooManyBytesError(maxBytes)
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > maxBytes) throw new TooManyBytesError(maxBytes)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (cause) {
    throw cause instanceof FetchImageError
      ? cause
      : failed(signal.aborted ? tooSlow : 'the answer broke off', cause)
  } finally {
    response.destroy()
  }
}

const failed = (message: string, cause: unknown) =>
  new FetchImageError('failed', message, { cause })

const resolveAll = async (hostname: string) =>
  (await dns.lookup(hostname, { all: true })).map(({ address }) => address)

const tooSlow = 'it took too long'

/** A look-up cannot be given up; it can be left behind. */
async function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop))
}

/** Names that mean something on this machine or in this network only, and ports where no pictures are served. */
function assertUsual(hostname: string, port: string) {
  const name = hostname.toLowerCase().replace(/\.+$/, '')
  if (/(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/.test(name))
    throw new FetchImageError('refused', notPublic)
  if (port !== '' && Number(port) < 1024 && port !== '80' && port !== '443')
    throw new FetchImageError('refused', 'no pictures are served at this port')
}

const notPublic = 'it is not a public address'

/** Anything but plain unicast is private, local, reserved or a tunnel to one of these. */
function assertPublic(address: string) {
  if (!ipaddr.isValid(address) || !isGlobal(ipaddr.process(address)))
    throw new FetchImageError('refused', notPublic)
}

// Of IPv6, only this part has been given out; old forms of IPv4 addresses lie elsewhere.
const globalIPv6 = ipaddr.IPv6.parseCIDR('2000::/3')

const isGlobal = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
  address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(globalIPv6))
