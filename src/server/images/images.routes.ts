import { Hono } from 'hono'
import type { Env, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { imageIdSchema, variantWidths } from '#shared/image.ts'
import { AppError } from '../errors.ts'
import { validate } from '../http/validate.ts'
import { parseRange } from '../http/range.ts'
import type { ImageService } from './images.service.ts'
import { readUpload, uploadSize } from './read-upload.ts'
import type { UploadInput } from './read-upload.ts'

const querySchema = z.strictObject({
  w: z
    .enum(variantWidths.map(String) as [string, ...string[]], 'must be 160, 320, 640 or 1280')
    .transform((value) => variantWidths.find((width) => String(width) === value) ?? 320)
    .optional(),
})

const downloadSchema = z.strictObject({
  metadata: z.enum(['keep', 'strip'], 'must be keep or strip').default('keep'),
  /** Of several generations that brought the same image, whose request goes along. */
  generation: z.uuid('must be the id of a generation').optional(),
})

/** Only says to the types of the client what may be sent: the body waits until there is memory for it. */
const uploadInput: MiddlewareHandler<Env, string, { in: UploadInput; out: UploadInput }> = (
  _c,
  next,
) => next()

const immutable = 'private, max-age=31536000, immutable'

export const imageRoutes = (images: ImageService) =>
  new Hono()
    .post('/', uploadInput, async (c) => {
      const { image, isNew } = await images.receive(uploadSize(c.req.raw), () =>
        readUpload(c.req.raw),
      )
      return c.json(image, isNew ? 201 : 200)
    })
    .get('/:id', validate('query', querySchema), async (c) => {
      const id = parseImageId(c.req.param('id'))
      const { w } = c.req.valid('query')
      const etag = `"${id.slice(0, 32)}${w ? `-${w}` : ''}"`
      const headers = { 'cache-control': immutable, etag }
      if (c.req.header('if-none-match') === etag) {
        await images.find(id)
        return c.body(null, 304, headers)
      }

      if (w) {
        const { body, bytes, type } = await images.openVariant(id, w)
        return c.body(body, 200, {
          ...headers,
          'content-type': type,
          'content-length': String(bytes),
        })
      }

      const { bytes, type } = await images.find(id)
      const range = parseRange(c.req.header('range'), bytes)
      if (range === 'unsatisfiable')
        return c.body(null, 416, { 'content-range': `bytes */${bytes}` })
      const { body } = await images.openOriginal(id, range)
      const common = { ...headers, 'content-type': type, 'accept-ranges': 'bytes' }
      return range
        ? c.body(body, 206, {
            ...common,
            'content-length': String(range.end - range.start + 1),
            'content-range': `bytes ${range.start}-${range.end}/${bytes}`,
          })
        : c.body(body, 200, { ...common, 'content-length': String(bytes) })
    })
    .get('/:id/download', validate('query', downloadSchema), async (c) => {
      const { metadata, generation } = c.req.valid('query')
      const id = parseImageId(c.req.param('id'))
      const { name, type, bytes } = await images.download(id, metadata, generation)
      return c.body(bytes, 200, {
        // Another generation can bring the same image, and its request then goes along.
        'cache-control': 'private, no-cache',
        'content-type': type,
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename="${name}"`,
      })
    })

function parseImageId(id: string): string {
  if (!imageIdSchema.safeParse(id).success) throw new AppError('not_found', 'Image not found')
  return id
}
