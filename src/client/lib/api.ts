import { DetailedError, hc, parseResponse } from 'hono/client'
import type { ApiError } from '#shared/api-error.ts'
import type { AppType } from '../../server/app.ts'

/** Every route of our server, typed from the server itself. Nothing else in the client calls `fetch`. */
export const api = hc<AppType>(window.location.origin).api

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

/** The parsed body of a 2xx answer; throws only `RequestError`. */
export const read: typeof parseResponse = async (response) => {
  try {
    return await parseResponse(response)
  } catch (cause) {
    throw toRequestError(cause)
  }
}

/** Asking again can help: no answer came, or the server itself was in trouble. */
export const isWorthRetrying = (error: Error) =>
  !(error instanceof RequestError) || error.status === undefined || error.status >= 500

function toRequestError(cause: unknown): RequestError {
  const { statusCode: status, detail } = cause instanceof DetailedError ? cause : {}
  if (status === undefined)
    return new RequestError("The studio's server cannot be reached.", {
      code: 'unreachable',
      cause,
    })
  const data: unknown = detail?.data
  if (isApiError(data))
    return new RequestError(data.error.message, { ...data.error, status, cause })
  return new RequestError("The studio's server gave no usable answer.", {
    code: 'internal',
    status,
    cause,
  })
}

// By hand: the schema would bring the whole validator into the first load.
function isApiError(data: unknown): data is ApiError {
  if (typeof data !== 'object' || data === null || !('error' in data)) return false
  const { error } = data
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    'message' in error &&
    typeof error.message === 'string'
  )
}
