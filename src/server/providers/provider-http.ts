import { subscribe } from 'node:diagnostics_channel'
import type { z } from 'zod'
import type { ProviderId } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
import { ProviderError, type ProviderErrorKind } from './provider.ts'
import { createQuote, wordsIn } from './provider-words.ts'

const MB = 1024 * 1024
/** For answers that can carry the picture itself: 40 MB, as base64. */
export const pictureAnswerBytes = 56 * MB

export interface Answer {
  method: string
  status: number
  headers: Headers
  bytes: Uint8Array
  /** Undefined where the body is no JSON. */
  json: unknown
  /** The provider's own words, keys removed; undefined where it has none. */
  said: string | undefined
}

/** What a provider's documents say about an answer that is not 2xx; the status decides whatever is left out. */
export interface Verdict {
  kind?: ProviderErrorKind
  code?: FailureCode
  isFree?: boolean
}

/** Where a picture could not be fetched before there was a job, there is nothing to charge for. */
export const refusedFor = (code: FailureCode | undefined): Verdict => ({
  code,
  isFree: code === 'reference_unreachable',
})

export interface ProviderHttpOptions {
  provider: ProviderId
  apiKey: string
  headers: Record<string, string>
  interpret?: (answer: Answer) => Verdict
  /** Tests pass a stand-in here. */
  fetch?: (url: string, init: RequestInit) => Promise<Response> | Response
}

interface SendOptions {
  /** A file or a form goes as it is, anything else as JSON. */
  body?: unknown
  timeoutMs?: number
  maxBytes?: number
}

// Undici tells here, and only here, which errors came before there was a connection (name not found, refused, TLS
// not agreed): with those, and no others, it is certain that not a byte of the request was sent. Their codes do not
// tell: an ECONNRESET or EHOSTUNREACH comes as well after the request was taken.
const errorsBeforeConnection = new WeakSet<object>()
subscribe('undici:client:connectError', (event) => {
  if (isObject(event) && isObject(event.error)) errorsBeforeConnection.add(event.error)
})

/**
 * One HTTP call, sent once: nothing here may ever send it again. Every way it can go wrong becomes a `ProviderError`.
 * The key goes to the address it is called with and nowhere else: redirects are not followed.
 */
export function createProviderHttp({
  provider,
  apiKey,
  headers,
  interpret = () => ({}),
  fetch = globalThis.fetch,
}: ProviderHttpOptions) {
  const quote = createQuote(apiKey)
  const unclear = (message: string, cause?: unknown) =>
    new ProviderError(provider, 'uncertain', quote(message), { cause })

  /** Any answer at all, whatever its status. */
  async function send(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    { body, timeoutMs = 30_000, maxBytes = MB }: SendOptions = {},
  ): Promise<Answer> {
    const init = { method, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) } as const
    const { wire, type } = toWire(body)
    const headersToSend = toHeaders(type === undefined ? {} : { 'content-type': type })

    let response: Response
    try {
      response = await fetch(url, {
        ...init,
        headers: headersToSend,
        ...(wire !== undefined && { body: wire }),
      })
    } catch (cause) {
      throw fromNetwork(cause, timeoutMs)
    }

    try {
      return toAnswer(method, response, await readBody(response, maxBytes))
    } catch (cause) {
      // The status alone is a clear answer where it is a refusal; a success is worth nothing without its body.
      if (!response.ok) return toAnswer(method, response, new Uint8Array())
      throw fromNetwork(cause, timeoutMs)
    }
  }

  function toHeaders(more: Record<string, string>): Headers {
    try {
      return new Headers({ ...headers, ...more })
    } catch {
      // No cause: its message holds the key.
      throw new ProviderError(provider, 'refused', 'The key has a character that no key has', {
        code: 'invalid_key',
      })
    }
  }

  function toAnswer(method: string, { status, headers }: Response, bytes: Uint8Array): Answer {
    const json = parseJson(bytes)
    const words = wordsIn(json, decode(bytes.subarray(0, 8_000)))
    return { method, status, headers, bytes, json, said: words && quote(words) }
  }

  function fromNetwork(cause: unknown, timeoutMs: number): ProviderError {
    if (cause instanceof TooLarge) return unclear(cause.message)
    if (cause instanceof Error && cause.name === 'TimeoutError')
      return unclear(`No answer within ${timeoutMs / 1000} s`, cause)
    const wasSent = !causesOf(cause).some((error) => errorsBeforeConnection.has(error))
    const why = causesOf(cause).findLast((error) => 'code' in error)?.code ?? 'no reason given'
    return wasSent
      ? unclear(`The connection broke (${why})`, cause)
      : new ProviderError(provider, 'unsent', `Not reached (${why})`, { cause })
  }

  /** For an answer that is not what was asked for. */
  function errorFrom(answer: Answer): ProviderError {
    const { kind = kindOf(answer), code = codeOf(answer), isFree } = interpret(answer)
    return new ProviderError(provider, kind, answer.said ?? describe(answer), {
      code: kind === 'refused' ? code : kind === 'busy' ? 'rate_limited' : undefined,
      httpStatus: answer.status,
      retryAfterMs: retryAfterMs(answer.headers),
      isFree,
    })
  }

  /** The fields that we read of a 2xx answer; throws for every other. */
  function read<T>(answer: Answer, schema: z.ZodType<T>): T {
    if (!isSuccess(answer)) throw errorFrom(answer)
    const body = schema.safeParse(answer.json)
    if (body.success) return body.data
    // No cause: an error of the parser can quote the body.
    throw new ProviderError(provider, 'uncertain', describe(answer), { httpStatus: answer.status })
  }

  /** For answers without words of the provider's. */
  function describe({ status, headers, bytes, json }: Answer): string {
    const text = decode(bytes.subarray(0, 8_000))
    if (text === '') return `HTTP ${status} without a body`
    if (headers.get('content-type')?.includes('html') || text.trimStart().startsWith('<'))
      return `HTTP ${status}, an HTML page`
    return json === undefined ? `HTTP ${status}, not JSON` : quote(`HTTP ${status}: ${text}`)
  }

  return { send, read, errorFrom, unclear, quote }
}

export type ProviderHttp = ReturnType<typeof createProviderHttp>

export const isSuccess = ({ status }: Answer) => status >= 200 && status < 300

// 307 and 308 say by definition that nothing was done; a 301, 302 or 303 can also come after the deed.
const clearNoToPost = [
  307, 308, 400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451,
]
/** Only these say something about the job; anything else is a reason to look again. */
const clearNoToLook = [401, 402, 403, 404, 410]

// A 5xx may come from a gateway after the job was taken, and so may 408, 409, 425 and 499.
function kindOf({ method, status }: Answer): ProviderErrorKind {
  if (status === 429) return 'busy'
  const clearNo = method === 'POST' ? clearNoToPost : clearNoToLook
  return clearNo.includes(status) ? 'refused' : 'uncertain'
}

function codeOf({ method, status }: Answer): FailureCode {
  if (status === 401 || status === 403) return 'invalid_key'
  if (status === 402) return 'no_credit'
  // A job that its provider does not know (any more): whatever it made cannot be had.
  if (method !== 'POST') return 'result_lost'
  if (status === 404 || status === 405 || status === 410) return 'model_unavailable'
  return status < 400 ? 'provider_error' : 'invalid_input'
}

function retryAfterMs(headers: Headers): number | undefined {
  const ms = headers.get('retry-after-ms')
  if (ms && /^\d+$/.test(ms)) return Number(ms)
  const after = headers.get('retry-after')
  if (!after) return undefined
  if (/^\d+(\.\d+)?$/.test(after)) return Math.round(Number(after) * 1000)
  const date = Date.parse(after)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

function toWire(body: unknown): { wire?: string | Blob | FormData; type?: string } {
  if (body === undefined) return {}
  // The type of a form names its boundary, which is chosen on the way.
  if (body instanceof FormData) return { wire: body }
  if (body instanceof Blob) return { wire: body, type: body.type }
  return { wire: JSON.stringify(body), type: 'application/json' }
}

class TooLarge extends Error {}

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop by a throw cancels the stream.
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw new TooLarge(`An answer of more than ${maxBytes / MB} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function parseJson(bytes: Uint8Array): unknown {
  // Pictures are not decoded as text to find out that they are none.
  if (!/^\s*[[{]/.test(decode(bytes.subarray(0, 100)))) return undefined
  try {
    return JSON.parse(decode(bytes))
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function causesOf(error: unknown, depth = 0): Record<string, unknown>[] {
  return isObject(error) && depth < 8 ? [error, ...causesOf(error.cause, depth + 1)] : []
}
