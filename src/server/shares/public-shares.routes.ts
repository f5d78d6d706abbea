import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { imageIdSchema, variantWidths } from '#shared/image.ts'
import type { VariantWidth } from '#shared/image.ts'
import { AppError } from '../errors.ts'
import { validate } from '../http/validate.ts'
import type { ImageService } from '../images/images.service.ts'
import type { PageAssets } from './page-assets.ts'
import type { createShareCards } from './share-card.ts'
import { sharePage } from './share-page.ts'
import { shareEndPage } from './share-end-page.ts'
import type { ShareService } from './shares.service.ts'

export interface PublicShareDeps {
  shares: ShareService
  images: Pick<ImageService, 'openVariant'>
  paintCard: ReturnType<typeof createShareCards>
  assets: PageAssets
  publicUrl: string | undefined
}

const querySchema = z.strictObject({
  w: z
    .enum(variantWidths.map(String) as [string, ...string[]], 'must be 160, 320, 640 or 1280')
    .transform((value) => Number(value) as VariantWidth)
    .optional(),
})

/** A link is for those who have it: no search engine, no shared cache, and it can be taken back at any moment. */
const privately = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' }
/** May be kept, but each use asks first whether the link still holds. */
const askFirst = { ...privately, 'cache-control': 'private, no-cache' }

/** What the public page is made of. */
export const publicShareRoutes = ({ shares, images, paintCard }: PublicShareDeps) =>
  new Hono()
    .use(async (c, next) => {
      await next()
      c.header('x-robots-tag', privately['x-robots-tag'])
      // Of an error too: what is gone must not come from a cache, and what is restored not be missing.
      if (!c.res.headers.has('cache-control')) c.header('cache-control', privately['cache-control'])
    })
    .get('/:token', async (c) => c.json(await shares.read(c.req.param('token'))))
    .get('/:token/card.jpg', async (c) => {
      const { items } = await shares.read(c.req.param('token'))
      const shown = items.flatMap(({ image }) => image ?? [])
      if (shown.length === 0) throw new AppError('not_found', 'There is no picture yet')
      const bytes = new Uint8Array(await paintCard(shown))
      return c.body(bytes, 200, { ...askFirst, 'content-type': 'image/jpeg' })
    })
    .get('/:token/images/:imageId', validate('query', querySchema), async (c) => {
      const { token, imageId } = c.req.param()
      if (!imageIdSchema.safeParse(imageId).success)
        throw new AppError('not_found', 'Image not found')
      await shares.checkImage(token, imageId)
      const { w = 'full' } = c.req.valid('query')
      const headers = { ...askFirst, etag: `"${imageId.slice(0, 32)}-${w}"` }
      // Weakened by a proxy, or one of several, it is still the same.
      if (c.req.header('if-none-match')?.includes(headers.etag)) return c.body(null, 304, headers)
      const { body, bytes, type } = await images.openVariant(imageId, w)
      return c.body(body, 200, {
        ...headers,
        'content-type': type,
        'content-length': String(bytes),
      })
    })

/** The page itself, written here so that chats and search engines see what they may. */
export const sharePageRoutes = ({ shares, assets, publicUrl }: PublicShareDeps) => {
  const nothing = (c: Context, isGone = false) =>
    c.html(shareEndPage({ isGone, assets }), isGone ? 410 : 404, privately)
  return (
    new Hono()
      // Whoever copied a link may have taken a stroke more.
      .on('GET', ['/:token', '/:token/'], async (c) => {
        const token = c.req.param('token')
        try {
          const share = await (c.req.method === 'HEAD' ? shares.read(token) : shares.view(token))
          const origin = publicUrl ?? originOf(c)
          const isOfStudio = publicUrl === undefined
          return c.html(sharePage({ share, token, origin, isOfStudio, assets }), 200, privately)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          return nothing(c, error.code === 'gone')
        }
      })
      // Nothing below is an address of the studio.
      .get('*', (c) => nothing(c))
  )
}

const originOf = ({ req }: Context) => new URL(req.url).origin
