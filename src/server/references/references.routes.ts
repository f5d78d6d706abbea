import { Hono } from 'hono'
import type { ReferenceService } from './references.service.ts'

/** For providers, who have the address from us: no login, and nothing that a search engine should keep. */
export const referenceRoutes = (references: ReferenceService) =>
  new Hono().get('/:name', async (c) => {
    const { body, bytes, type } = await references.open(c.req.param('name'))
    return c.body(body, 200, {
      'content-type': type,
      'content-length': String(bytes),
      'cache-control': 'private, max-age=3600',
      'x-robots-tag': 'noindex',
    })
  })
