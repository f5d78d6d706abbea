import type { ApiError } from '#shared/api-error.ts'

type Code = ApiError['error']['code']

/** An error whose message people may read. Any other becomes a plain 500 that says nothing. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: Code
  /** Path of the wrong value in the request, such as `targets.2.aspectRatio`. */
  readonly field: string | undefined

  constructor(
    code: Code,
    message: string,
    { field, ...options }: ErrorOptions & { field?: string } = {},
  ) {
    super(message, options)
    this.code = code
    this.field = field
  }
}

export const notFound = (what: string) => new AppError('not_found', `${what} not found`)
