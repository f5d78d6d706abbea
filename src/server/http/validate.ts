import { zValidator } from '@hono/zod-validator'
import type { ValidationTargets } from 'hono'
import { z } from 'zod'
import { AppError } from '../errors.ts'

/** Parses one part of the request, or answers 400 with the first thing that is wrong and its place. */
export const validate = <T extends z.ZodType, Target extends keyof ValidationTargets>(
  target: Target,
  schema: T,
) =>
  zValidator(target, schema, (result) => {
    if (result.success) return
    const [issue] = result.error.issues
    if (!issue) throw new AppError('invalid_request', 'This request is not valid')
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path
    throw new AppError('invalid_request', issue.message, { field: path.join('.') || target })
  })

/** An id that is no id cannot be found: 404, like any unknown one. */
export const idParam = zValidator('param', z.object({ id: z.uuid() }), (result) => {
  if (!result.success) throw new AppError('not_found', 'Nothing has this id')
})
