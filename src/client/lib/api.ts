import { DetailedError, hc, parseResponse } from 'hono/client'
import type { ApiError } from '#shared/api-error.ts'
import type { AppType } from '../../server/app.ts'
import { RequestError } from './request-error.ts'

/** Every route of our server, typed from the server itself. Nothing else in the client calls `fetch`. */
export const api = hc<AppType>(window.location.origin).api

/** The parsed body of a 2xx answer; throws only `RequestError`. */
export const read: typeof parseResponse = async (response) => {
  try {
    return await parseResponse(response)
  } catch (cause) {
    throw toRequestError(cause)
  }
}

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
export function isApiError(data: unknown): data is ApiError {
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
