import { createHash } from 'node:crypto'
import { maxUploadBytes } from '#shared/image.ts'
import type { Image, ImageAddress } from '#shared/image.ts'
import { readRequestFrom } from '#shared/xmp.ts'
import { AppError } from '../errors.ts'
import type { ImageStorage } from '../image-storage/image-storage.ts'
import { FetchImageError, TooManyBytesError } from './fetch-image.ts'
import type { fetchImage } from './fetch-image.ts'
import { withoutMetadata } from './file-metadata.ts'
import { toImage } from './image-row.ts'
import type { ImageRow } from './image-row.ts'
import type { NewImage } from './images.service.ts'
import { BadImageError } from './inspect-image.ts'
import { createLanes } from './lanes.ts'
import type { Lanes } from './lanes.ts'
import { normalizeImage } from './normalize-image.ts'

/** What a person brings: a file, or the address of one. */
export type Upload = { bytes: Uint8Array } | ImageAddress

interface UploadDeps {
  hold: (id: string) => Promise<ImageRow | undefined>
  storage: ImageStorage
  decoding: Lanes
  save: (image: NewImage) => Promise<{ image: Image; isNew: boolean }>
  fetch: typeof fetchImage
}

const fetchTimeoutMs = 10_000

/** Pictures from people: checked, encoded anew and kept, or refused with a sentence and nothing kept. */
export function createUploads({ hold, storage, decoding, save, fetch }: UploadDeps) {
  /** Files that are in memory at the same time, from their first byte until they are kept. */
  const reading = createLanes({ largeFrom: 4_000_000, large: 2, small: 8 })

  /** Under the hash of the file as it came, the id of the image that was made of it. */
  const noteKey = (hash: string) => `${hash}-upload`

  async function findByFile(hash: string): Promise<Image | undefined> {
    const isNoted = (await storage.size(noteKey(hash))) !== undefined
    const id = isNoted ? await new Response(storage.read(noteKey(hash))).text() : hash
    const row = await hold(id)
    return row && (await storage.size(id)) === row.bytes ? toImage(row) : undefined
  }

  /** A download of ours that comes back, with the request in it: the picture is the one we have. */
  async function findPlain(bytes: Uint8Array): Promise<Image | undefined> {
    const plain = readRequestFrom(bytes) && withoutMetadata(bytes)
    return plain ? findByFile(hashOf(plain)) : undefined
  }

  async function take(bytes: Uint8Array): Promise<{ image: Image; isNew: boolean }> {
    const hash = hashOf(bytes)
    const known = (await findByFile(hash)) ?? (await findPlain(bytes))
    if (known) return { image: known, isNew: false }
    const saved = await save(await normalizeImage(bytes, decoding))
    await storage.put(noteKey(hash), new TextEncoder().encode(saved.image.id))
    return saved
  }

  const bring = (url: string) => fetch(url, { maxBytes: maxUploadBytes, timeoutMs: fetchTimeoutMs })

  /** `read` is called when there is room for `size` bytes. */
  return (size: number, read: () => Promise<Upload>) =>
    reading(size, async () => {
      const upload = await read()
      const isFile = 'bytes' in upload
      try {
        return await take(isFile ? upload.bytes : await bring(upload.url))
      } catch (cause) {
        throw toRefusal(cause, isFile ? 'file' : 'url')
      }
    })
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function toRefusal(cause: unknown, field: 'file' | 'url'): unknown {
  if (cause instanceof BadImageError)
    return new AppError('invalid_image', cause.message, { field, cause })
  if (cause instanceof TooManyBytesError)
    return new AppError('too_large', `At most ${maxUploadBytes / 1e6} MB`, { field, cause })
  if (cause instanceof FetchImageError)
    return new AppError('address_unreachable', sentenceOf(cause), { field, cause })
  return cause
}

function sentenceOf({ kind, message }: FetchImageError): string {
  switch (kind) {
    case 'refused':
      return `Nothing is fetched from this address: ${message}.`
    case 'gone':
      return `There is no picture at this address (${message}).`
    case 'failed':
      return `The picture could not be fetched: ${message}.`
  }
}
