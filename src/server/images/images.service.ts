import { createHash } from 'node:crypto'
import { rgbaToThumbHash } from 'thumbhash'
import type { Image, VariantWidth } from '#shared/image.ts'
import { notFound } from '../errors.ts'
import type { ImageStorage } from '../image-storage/image-storage.ts'
import { createDownloads } from './downloads.ts'
import { fetchImage } from './fetch-image.ts'
import { toImage } from './image-row.ts'
import type { ImageStore } from './images.store.ts'
import { inspectImage, maxImagePixels, renderVariant } from './inspect-image.ts'
import { createLanes } from './lanes.ts'
import { loadSharp } from './load-sharp.ts'
import { createSweep } from './sweep.ts'
import { createUploads } from './uploads.ts'

export interface ImageServiceDeps {
  store: ImageStore
  storage: ImageStorage
  now: () => number
  /** Tests reach addresses that are not public. */
  fetch?: typeof fetchImage
}

/** A picture as it is going to be kept. */
export interface NewImage {
  bytes: Uint8Array
  type: string
  width: number
  height: number
  small: Uint8Array
}

export type ImageService = ReturnType<typeof createImageService>

export function createImageService({ store, storage, now, fetch = fetchImage }: ImageServiceDeps) {
  /** Whatever decodes a picture passes here, so that many at once do not fill the memory. */
  const decoding = createLanes({ largeFrom: 24_000_000, large: 1, small: 3 })
  /** Variants being made: two requests for the same one share the work. */
  const making = new Map<string, Promise<void>>()

  async function makeVariant(image: Image, width: VariantWidth | 'full') {
    const key = variantKey(image.id, width)
    if ((await storage.size(key)) !== undefined) return
    const variant = await decoding(image.width * image.height * bytesPerPixel, async () => {
      const sharp = await loadSharp()
      const original = await readAll(storage.read(image.id))
      return renderVariant(sharp(original, { limitInputPixels: maxImagePixels }), width)
    })
    await storage.put(key, variant)
    // Swept away meanwhile.
    if (!(await store.find(image.id))) await storage.delete(key)
  }

  function ensureVariant(image: Image, width: VariantWidth | 'full'): Promise<void> {
    const key = variantKey(image.id, width)
    const running = making.get(key)
    if (running) return running
    const work = makeVariant(image, width).finally(() => making.delete(key))
    making.set(key, work)
    return work
  }

  async function find(id: string): Promise<Image> {
    const row = await store.find(id)
    if (!row) throw notFound('Image')
    return toImage(row)
  }

  /** Durable when it returns. */
  async function save({ bytes, small, type, width, height }: NewImage, isUpload = false) {
    const id = createHash('sha256').update(bytes).digest('hex')
    const known = await store.hold(id, now(), isUpload)
    if (known && (await storage.size(id)) === bytes.length)
      return { image: toImage(known), isNew: false }

    const at = now()
    const row = {
      id,
      width,
      height,
      bytes: bytes.length,
      type,
      thumbhash: await thumbhashOf(small),
      created_at: at,
      held_at: at,
      uploaded_at: isUpload ? at : null,
    }
    await storage.put(id, bytes)
    await storage.put(variantKey(id, 320), small)
    await store.insert(row)
    // A sweep may have taken the same bytes away just before the row was there; from now on none does.
    if ((await storage.size(id)) !== bytes.length) await storage.put(id, bytes)
    return { image: toImage(row), isNew: true }
  }

  return {
    find,
    /** As `find`, for whoever is about to make use of it: it stays until that is written. */
    async hold(id: string): Promise<Image> {
      const row = await store.hold(id, now())
      if (!row) throw notFound('Image')
      return toImage(row)
    },
    receive: createUploads({
      hold: (id) => store.hold(id, now(), true),
      storage,
      decoding,
      save: (image) => save(image, true),
      fetch,
    }),
    sweep: createSweep({ store, storage, now }),
    download: createDownloads({ store, find, read: (id) => readAll(storage.read(id)) }),
    /** False where somebody has taken the file away behind our back. */
    isStored: async (id: string) => (await storage.size(id)) !== undefined,

    /**
     * Keeps the bytes as they are and returns the image, with its smallest variant made. Durable when it returns.
     * Throws `BadImageError` for what is no whole picture.
     */
    async keep(bytes: Uint8Array): Promise<Image> {
      const { image } = await save({ bytes, ...(await inspectImage(bytes, decoding)) })
      return image
    },

    /** The original, or the part of it between two byte positions, both included. */
    async openOriginal(id: string, range?: { start: number; end: number }) {
      return { image: await find(id), body: storage.read(id, range) }
    },

    /** WebP, never larger than the original, with nothing in it but pixels. Made at the first request, then kept. */
    async openVariant(id: string, width: VariantWidth | 'full') {
      await ensureVariant(await find(id), width)
      const key = variantKey(id, width)
      return { bytes: (await storage.size(key)) ?? 0, type: 'image/webp', body: storage.read(key) }
    },
  }
}

/** Of what we keep, nearly all is decoded line by line. */
const bytesPerPixel = 1

const variantKey = (id: string, width: VariantWidth | 'full') => `${id}-${width}`

async function thumbhashOf(bytes: Uint8Array): Promise<string> {
  const sharp = await loadSharp()
  const { data, info } = await sharp(bytes)
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

const readAll = async (body: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(body).arrayBuffer())
