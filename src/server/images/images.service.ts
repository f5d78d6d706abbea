import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import type { Image, VariantWidth } from '#shared/image.ts'
import { notFound } from '../errors.ts'
import type { ImageStorage } from '../image-storage/image-storage.ts'
import { toImage } from './image-row.ts'
import type { ImageStore } from './images.store.ts'
import { inspectImage, maxImagePixels, renderVariant } from './inspect-image.ts'

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

export interface ImageServiceDeps {
  store: ImageStore
  storage: ImageStorage
  now: () => number
}

export type ImageService = ReturnType<typeof createImageService>

export function createImageService({ store, storage, now }: ImageServiceDeps) {
  /** Variants being made: two requests for the same one share the work. */
  const making = new Map<string, Promise<void>>()

  async function makeVariant(id: string, width: VariantWidth) {
    const key = variantKey(id, width)
    if ((await storage.size(key)) !== undefined) return
    const original = await readAll(storage.read(id))
    await storage.put(
      key,
      await renderVariant(sharp(original, { limitInputPixels: maxImagePixels }), width),
    )
  }

  function ensureVariant(id: string, width: VariantWidth): Promise<void> {
    const key = variantKey(id, width)
    const running = making.get(key)
    if (running) return running
    const work = makeVariant(id, width).finally(() => making.delete(key))
    making.set(key, work)
    return work
  }

  async function find(id: string): Promise<Image> {
    const row = await store.find(id)
    if (!row) throw notFound('Image')
    return toImage(row)
  }

  return {
    find,

    /**
     * Keeps the bytes as they are and returns the image, with its smallest variant made. Durable when it returns.
     * Throws `BadImageError` for what is no whole picture.
     */
    async keep(bytes: Uint8Array): Promise<Image> {
      const { type, width, height, small } = await inspectImage(bytes)
      const id = createHash('sha256').update(bytes).digest('hex')
      const known = await store.find(id)
      if (known && (await storage.size(id)) === bytes.length) return toImage(known)

      const row = {
        id,
        width,
        height,
        bytes: bytes.length,
        type,
        thumbhash: await thumbhashOf(small),
        created_at: now(),
      }
      await storage.put(id, bytes)
      await storage.put(variantKey(id, 320), small)
      await store.insert(row)
      return toImage(row)
    },

    /** The original, or the part of it between two byte positions, both included. */
    async openOriginal(id: string, range?: { start: number; end: number }) {
      return { image: await find(id), body: storage.read(id, range) }
    },

    /** A name that says what is in the file: target, prompt and the first digits of the id. */
    async fileNameOf({ id, type }: Image): Promise<string> {
      const origin = await store.findOrigin(id)
      const words = origin ? [origin.provider, origin.model, origin.prompt] : ['photon']
      const slug = words
        .join(' ')
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 80)
        .replace(/^-+|-+$/g, '')
      return `${slug}-${id.slice(0, 8)}.${extensions[type] ?? 'bin'}`
    },

    /** WebP, never larger than the original. Made at the first request, then kept. */
    async openVariant(id: string, width: VariantWidth) {
      await find(id)
      await ensureVariant(id, width)
      const key = variantKey(id, width)
      return { bytes: (await storage.size(key)) ?? 0, type: 'image/webp', body: storage.read(key) }
    },
  }
}

const variantKey = (id: string, width: VariantWidth) => `${id}-${width}`

async function thumbhashOf(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes)
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

const readAll = async (body: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(body).arrayBuffer())
