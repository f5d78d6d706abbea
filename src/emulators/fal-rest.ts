import { Hono } from 'hono'
import type { Backstage } from './backstage.ts'
import type { EmulatorEnv } from './emulator-http.ts'
import { isObject, originOf, readObject } from './emulator-http.ts'
import { falEndpoints } from './fal-endpoints.ts'
import { isUploadName, nameUpload } from './upload-names.ts'
import { falKeySet } from './webhook-signatures.ts'

/** The hosts beside the queue: file storage and key set (rest.fal.ai), prices (api.fal.ai). */
export function createFalRest({ backstage: { files, now, step } }: { backstage: Backstage }) {
  const upload = step('fal', 'upload')

  return new Hono<EmulatorEnv>()
    .get('/fal-rest/.well-known/jwks.json', step('fal', 'account'), (c) => c.json(falKeySet()))
    .post('/fal-rest/storage/upload/initiate', upload, async (c) => {
      const body = await readObject(c)
      if (typeof body?.content_type !== 'string' || typeof body.file_name !== 'string') {
        return c.json({ detail: [{ loc: ['body'], msg: 'Field required', type: 'missing' }] }, 422)
      }
      const lifetimeMs = lifetimeIn(c.req.header('x-fal-object-lifecycle'))
      const name = nameUpload({
        provider: 'fal',
        type: body.content_type,
        expiresAt: lifetimeMs && now() + lifetimeMs,
      })
      return c.json({
        upload_url: `${originOf(c)}/fal-rest/storage/put/${name}`,
        file_url: `${originOf(c)}/files/uploads/${name}`,
      })
    })
    .put('/fal-rest/storage/put/:name', step('fal', 'upload-bytes'), async (c) => {
      if (!isUploadName(c.req.param('name'))) return c.text('Not Found', 404)
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

/** Without a wish the file stays. */
function lifetimeIn(header: string | undefined) {
  try {
    const wish: unknown = JSON.parse(header ?? '')
    const seconds = isObject(wish) && wish.expiration_duration_seconds
    return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : undefined
  } catch {
    return undefined
  }
}
