import { Hono } from 'hono'
import { blindQuerySchema, blindVoteSchema } from '#shared/blind.ts'
import { validate } from '../http/validate.ts'
import type { BlindService } from './blind.service.ts'

export const blindRoutes = (blind: BlindService) =>
  new Hono()
    .get('/:id/blind', validate('query', blindQuerySchema), async (c) =>
      c.json(await blind.show(c.req.param('id'), c.req.valid('query').voter)),
    )
    .post('/:id/blind', validate('json', blindVoteSchema), async (c) => {
      const { result, isNew } = await blind.vote(c.req.param('id'), c.req.valid('json'))
      // Not taken: the answer is about the earlier one, which stands.
      return c.json(result, isNew ? 201 : 200)
    })
    .get('/:id/blind/:imageId', async (c) => {
      const { id, imageId } = c.req.param()
      const { body, bytes, type } = await blind.openImage(id, imageId)
      return c.body(body, 200, {
        'content-type': type,
        'content-length': String(bytes),
        'cache-control': 'private, max-age=31536000, immutable',
      })
    })
