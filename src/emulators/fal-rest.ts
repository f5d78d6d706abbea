import { Hono } from 'hono'
import type { Backstage } from './backstage.ts'
import type { EmulatorEnv } from './emulator-http.ts'
import { originOf, readObject } from './emulator-http.ts'
import { falEndpoints } from './fal-endpoints.ts'
import { extensionOf } from './file-store.ts'
import { falKeySet } from './webhook-signatures.ts'

/** The hosts beside the queue: file storage and key set (rest.fal.ai), prices (api.fal.ai). */
export function createFalRest({ backstage: { files, step } }: { backstage: Backstage }) {
  const upload = step('fal', 'upload')

  return new Hono<EmulatorEnv>()
    .get('/fal-rest/.well-known/jwks.json', step('fal', 'account'), (c) => c.json(falKeySet()))
    .post('/fal-rest/storage/upload/initiate', upload, async (c) => {
      const body = await readObject(c)
      if (typeof body?.content_type !== 'string' || typeof body.file_name !== 'string') {
        return c.json({ detail: [{ loc: ['body'], msg: 'Field required', type: 'missing' }] }, 422)
      }
      const name = `up-${crypto.randomUUID()}.${extensionOf(body.content_type)}`
      return c.json({
        upload_url: `${originOf(c)}/fal-rest/storage/put/${name}`,
        file_url: `${originOf(c)}/files/uploads/${name}`,
      })
    })
    .put('/fal-rest/storage/put/:name', upload, async (c) => {
      if (!c.req.param('name').startsWith('up-')) return c.text('Not Found', 404)
      await files.write(c.req.param('name'), new Uint8Array(await c.req.arrayBuffer()))
      // An empty JSON answer would make the official client throw.
      return c.text('', 200)
    })
    .get('/fal-api/v1/models/pricing', step('fal', 'account'), (c) => {
      const wanted = c.req.queries('endpoint_id')?.flatMap((ids) => ids.split(',')) ?? []
      return c.json({
        prices: wanted.flatMap((id) => {
          const endpoint = falEndpoints[id]
          if (!endpoint) return []
          const unit_price = endpoint.usdPerMegapixel
          return [{ endpoint_id: id, unit_price, unit: 'megapixels', currency: 'USD' }]
        }),
        next_cursor: null,
        has_more: false,
      })
    })
}
