import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../errors.ts'
import type { WebhookService } from './webhooks.service.ts'

/** A job with its prompt, and no picture. */
const maxBodyBytes = 100_000

/** Without a public address there are no webhooks. */
export const webhookRoutes = (webhooks: WebhookService | undefined) =>
  new Hono()
    .use(
      bodyLimit({
        maxSize: maxBodyBytes,
        onError: () => {
          throw new AppError('too_large', 'This webhook is too large')
        },
      }),
    )
    .post('/:provider/:generationId/:secret', async (c) => {
      if (!webhooks) throw new AppError('not_found', 'No such address')
      await webhooks.receive({
        ...c.req.param(),
        headers: c.req.raw.headers,
        body: new Uint8Array(await c.req.arrayBuffer()),
      })
      return c.json({ status: 'ok' })
    })
