import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import type { ApiError } from '#shared/api-error.ts'
import { AppError } from '../errors.ts'

const httpStatus = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unavailable: 422,
  invalid_image: 422,
  address_unreachable: 422,
  internal: 500,
} as const

/** Every error in the one envelope; what we did not foresee is logged and says nothing to the outside. */
export const handleError =
  (log: Logger): ErrorHandler =>
  (error, c) => {
    if (error instanceof AppError) return respond(c, error.code, error.message, error.field)
    // Hono's own, such as a body that is not JSON.
    if (error instanceof HTTPException && error.status < 500)
      return respond(c, 'invalid_request', error.message)
    log.error(error, 'unexpected')
    return respond(c, 'internal', 'Something went wrong on our side')
  }

export const handleNotFound: NotFoundHandler = (c) => respond(c, 'not_found', 'No such address')

const respond = (c: Context, code: ApiError['error']['code'], message: string, field?: string) => {
  const body: ApiError = { error: { code, message, ...(field && { field }) } }
  return c.json(body, httpStatus[code])
}
