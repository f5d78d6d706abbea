import { Hono } from 'hono'
import { z } from 'zod'
import { idParam, validate } from '../http/validate.ts'
import { findSchema } from '#shared/find.ts'
import { changesQuerySchema, generationListSchema } from '#shared/list-query.ts'
import type { ArchiveService } from './archive.service.ts'
import type { BatchService } from './batch.service.ts'
import { batchSchema, downloadSchema } from './batch-input.ts'
import type { GenerationService } from './generations.service.ts'
import type { NextStepService } from './next-steps.service.ts'

const patchSchema = z.strictObject({ favorite: z.boolean() })

export interface GenerationRouteDeps {
  generations: GenerationService
  nextSteps: NextStepService
  batch: BatchService
  archives: ArchiveService
}

export const generationRoutes = ({
  generations,
  nextSteps,
  batch,
  archives,
}: GenerationRouteDeps) =>
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
    .post('/batch', validate('json', batchSchema), async (c) => {
      const { ids, action } = c.req.valid('json')
      return c.json(await batch.change(ids, action))
    })
    .post('/empty-trash', async (c) => c.json(await batch.emptyTrash()))
    // A plain form: the browser saves what comes by itself, and no page holds it in memory.
    .post('/download', validate('form', downloadSchema), async (c) => {
      const { ids, metadata } = c.req.valid('form')
      const { name, body } = await archives.open(ids, metadata)
      return c.body(body, 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      })
    })
    .get('/:id', idParam, async (c) => c.json(await generations.get(c.req.valid('param').id)))
    .patch('/:id', idParam, validate('json', patchSchema), async (c) =>
      c.json(
        await batch.changeOne(
          c.req.valid('param').id,
          c.req.valid('json').favorite ? 'favorite' : 'unfavorite',
        ),
      ),
    )
    .delete('/:id', idParam, async (c) =>
      c.json(await batch.changeOne(c.req.valid('param').id, 'delete')),
    )
    .post('/:id/restore', idParam, async (c) =>
      c.json(await batch.changeOne(c.req.valid('param').id, 'restore')),
    )
    .post('/:id/cancel', idParam, async (c) =>
      c.json(await nextSteps.cancel(c.req.valid('param').id)),
    )
    .post('/:id/retry', idParam, async (c) =>
      c.json(await nextSteps.retry(c.req.valid('param').id)),
    )
    .post('/:id/look-again', idParam, async (c) =>
      c.json(await nextSteps.lookAgain(c.req.valid('param').id)),
    )
    .post('/:id/dismiss', idParam, async (c) =>
      c.json(await nextSteps.dismiss(c.req.valid('param').id)),
    )
