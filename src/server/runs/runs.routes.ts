import { Hono } from 'hono'
import { newRunSchema, runPatchSchema } from '#shared/run.ts'
import { runListSchema } from '#shared/list-query.ts'
import { idParam, validate } from '../http/validate.ts'
import type { RunService } from './runs.service.ts'

export const runRoutes = (runs: RunService) =>
  new Hono()
    .get('/', validate('query', runListSchema), async (c) =>
      c.json(await runs.list(c.req.valid('query'))),
    )
    .post('/', validate('json', newRunSchema), async (c) => {
      const { run, isNew } = await runs.create(c.req.valid('json'))
      return c.json(run, isNew ? 201 : 200)
    })
    .get('/:id', idParam, async (c) => c.json(await runs.get(c.req.valid('param').id)))
    .patch('/:id', idParam, validate('json', runPatchSchema), async (c) =>
      c.json(await runs.patch(c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete('/:id', idParam, async (c) => {
      await runs.remove(c.req.valid('param').id)
      return c.body(null, 204)
    })
