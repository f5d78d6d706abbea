import { Hono } from 'hono'
import { pageQuerySchema } from '#shared/list-query.ts'
import { newShareSchema } from '#shared/share.ts'
import { validate } from '../http/validate.ts'
import type { ShareService } from './shares.service.ts'

/** For the owner: to make links, see them all and take them back. */
export const shareRoutes = (shares: ShareService) =>
  new Hono()
    .post('/', validate('json', newShareSchema), async (c) => {
      const origin = new URL(c.req.url).origin
      return c.json(await shares.create(c.req.valid('json'), origin), 201)
    })
    .get('/', validate('query', pageQuerySchema), async (c) =>
      c.json(await shares.list(c.req.valid('query'))),
    )
    // By its token, or by the id that the list shows.
    .delete('/:token', async (c) => {
      await shares.revoke(c.req.param('token'))
      return c.body(null, 204)
    })
