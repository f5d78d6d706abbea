import type { ApiError } from '#shared/api-error.ts'

interface RequestErrorDetails extends ErrorOptions {
  /** `unreachable`: no answer came, so what was asked for may or may not have happened. */
  code: ApiError['error']['code'] | 'unreachable'
  status?: number | undefined
  field?: string | undefined
}

/** `message` is a sentence for people, the server's own where it gave one. */
export class RequestError extends Error {
  override name = 'RequestError'
  readonly code: RequestErrorDetails['code']
  readonly status: number | undefined
  /** Path of the wrong value in the request, such as `targets.2.aspectRatio`. */
  readonly field: string | undefined

  constructor(message: string, { code, status, field, ...options }: RequestErrorDetails) {
    super(message, options)
    this.code = code
    this.status = status
    this.field = field
  }
}

/** Asking again can help: no answer came, or the server itself was in trouble. */
export const isWorthRetrying = (error: Error) =>
  !(error instanceof RequestError) || error.status === undefined || error.status >= 500

/**
 * The server itself has said no to this very request, so it did nothing. Anything else leaves it open: a lost answer,
 * a proxy's page, trouble, or a login that has ended.
 */
export const isRefusal = (error: unknown): error is RequestError =>
  error instanceof RequestError && !openCodes.some((code) => code === error.code)

const openCodes: RequestErrorDetails['code'][] = ['unreachable', 'internal', 'unauthorized']
