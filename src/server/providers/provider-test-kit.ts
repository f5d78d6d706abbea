import { ProviderError } from './provider.ts'

/** What a canned provider answers: a body with a status and headers, or a lost connection. */
export type Canned = () => Response

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Canned =>
  () =>
    Response.json(body, { status, headers })

export const page =
  (status: number): Canned =>
  () =>
    new Response('<html><h1>Oh no</h1></html>', {
      status,
      headers: { 'content-type': 'text/html' },
    })

export interface Call {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
  /** A file or a form, as it was given to `fetch`. */
  file?: Blob | FormData
}

/** A stand-in for `fetch` that gives the answers in turn, the last one again and again, and notes every call. */
export function cannedFetch(...answers: Canned[]) {
  const calls: Call[] = []
  const fetch = (url: string, { method = '', headers, body }: RequestInit) => {
    calls.push({
      method,
      url,
      headers: Object.fromEntries(new Headers(headers)),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
      ...((body instanceof Blob || body instanceof FormData) && { file: body }),
    })
    const answer = answers[Math.min(calls.length, answers.length) - 1]
    if (!answer) throw new TypeError('fetch failed')
    return answer()
  }
  return { calls, fetch }
}

/** The `ProviderError` of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
  const outcome = await call.then(
    (value) => `the value ${JSON.stringify(value).slice(0, 200)}`,
    (error: unknown) => error,
  )
  if (outcome instanceof ProviderError) return outcome
  throw new Error(`expected a ProviderError, got ${String(outcome)}`, { cause: outcome })
}

export const uuid = '4fac0ef4-b336-45bf-a5dc-6de436cfbd62'
export const onePixelPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
