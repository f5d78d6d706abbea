import { Hono } from 'hono'
import { z } from 'zod'
import { idParam, validate } from '../http/validate.ts'
import { findSchema } from '#shared/find.ts'
import { changesQuerySchema, generationListSchema } from '#shared/list-query.ts'
import type { GenerationService } from './generations.service.ts'

const patchSchema = z.strictObject({ favorite: z.boolean() })

export const generationRoutes = (generations: GenerationService) =>
  new Hono()
    .get('/', validate('query', generationListSchema), async (c) =>
      c.json(await generations.list(c.req.valid('query'))),
    )
    .get('/counts', validate('query', findSchema), async (c) =>
      c.json(await generations.counts(c.req.valid('query'))),
    )
    .get('/changes', validate('query', changesQuerySchema), async (c) =>
      c.json(await generations.changes(c.req.valid('query'), c.req.raw.signal)),
    )
    .get('/:id', idParam, async (c) => c.json(await generations.get(c.req.valid('param').id)))
    .patch('/:id', idParam, validate('json', patchSchema), async (c) =>
      c.json(await generations.setFavorite(c.req.valid('param').id, c.req.valid('json').favorite)),
    )
    .delete('/:id', idParam, async (c) => c.json(await generations.remove(c.req.valid('param').id)))
    .post('/:id/restore', idParam, async (c) =>
      c.json(await generations.restore(c.req.valid('param').id)),
    )
    .post('/:id/cancel', idParam, async (c) =>
      c.json(await generations.cancel(c.req.valid('param').id)),
    )
    .post('/:id/retry', idParam, async (c) =>
      c.json(await generations.retry(c.req.valid('param').id)),
    )
    .post('/:id/look-again', idParam, async (c) =>
      c.json(await generations.lookAgain(c.req.valid('param').id)),
    )
    .post('/:id/dismiss', idParam, async (c) =>
      c.json(await generations.dismiss(c.req.valid('param').id)),
    )
