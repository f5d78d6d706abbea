import { z } from 'zod'

export const apiErrorCodes = [
  'invalid_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'gone',
  'too_large',
  'unavailable',
  'invalid_image',
  'address_unreachable',
  'internal',
] as const

/** The body of every answer that is not 2xx. `field` is a path such as `targets.2.aspectRatio`. */
export const apiErrorSchema = z.object({
  error: z.object({
    code: z.enum(apiErrorCodes),
    message: z.string(),
    field: z.string().optional(),
  }),
})
export type ApiError = z.infer<typeof apiErrorSchema>
