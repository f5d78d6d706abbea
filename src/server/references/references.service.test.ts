import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProviderId, ReferenceRoute } from '#shared/catalog.ts'
import { noReferences } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import { openDatabase } from '../db/database.ts'
import type { Database } from '../db/database.ts'
import { notFound } from '../errors.ts'
import type { ImageStorage } from '../image-storage/image-storage.ts'
import { ProviderError } from '../providers/provider.ts'
import type { UploadFile } from '../providers/provider.ts'
import { createReferenceUploadStore } from './reference-uploads.store.ts'
import { createReferenceService } from './references.service.ts'
import { createWireFiles } from './wire-files.ts'

const imageId = 'a'.repeat(64)
const otherId = 'b'.repeat(64)
const hour = 3600_000

let db: Database
let now: number
let picture: Uint8Array
let sandboxOrigin: string
let lumaRoute: ReferenceRoute | null
let stored: Map<string, Uint8Array>
const upload = vi.fn<(file: UploadFile) => Promise<{ url: string; expiresAtMs: number }>>()

beforeEach(async () => {
  db = await openDatabase(':memory:')
  now = 1_800_000_000_000
  sandboxOrigin = 'http://127.0.0.1:4000'
  lumaRoute = 'fal'
  const drawn = await sharp({
    create: { width: 30, height: 20, channels: 3, background: '#a33' },
  })
    .jpeg()
    .toBuffer()
  picture = new Uint8Array(drawn)
  stored = new Map([imageId, otherId].map((id) => [id, picture]))
  let count = 0
  upload.mockReset().mockImplementation(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return { url: `${sandboxOrigin}/files/${++count}`, expiresAtMs: now + 24 * hour }
  })
})
afterEach(() => db.destroy())

const storage: ImageStorage = {
  put: async (key, bytes) => void stored.set(key, bytes),
  size: async (key) => stored.get(key)?.length,
  read: (key) => new Blob([new Uint8Array(stored.get(key) ?? [])]).stream(),
  delete: async (key) => void stored.delete(key),
  deleteAll: async (key) => void stored.delete(key),
  check: async () => {},
}

/** A new server on the same library. */
function open() {
  const images = {
    async find(id: string) {
      if (![imageId, otherId].includes(id)) throw notFound('Image')
      const { length: bytes } = picture
      return { id, width: 30, height: 20, bytes, type: 'image/jpeg', thumbhash: '', url: '' }
    },
  }
  const mode = 'live' as const
  return createReferenceService({
    uploads: createReferenceUploadStore(db),
    wireFiles: createWireFiles({ images, storage }),
    conditions: async () => ({
      modes: { luma: mode, fal: mode, segmind: mode, wavespeed: mode },
      routes: { luma: lumaRoute, fal: 'upload', segmind: null, wavespeed: 'upload' },
    }),
    providerFor: (id) => ({
      id,
      submitTimeoutMs: 0,
      prepare: () => ({ method: 'POST', url: '', body: {} }),
      submit: () => Promise.reject(new Error('never')),
      check: () => Promise.reject(new Error('never')),
      ...(id !== 'luma' && { upload }),
    }),
    sandboxOrigin,
    published: undefined,
    now: () => now,
  })
}

const modifying = (id: string): Inputs => ({
  references: { ...noReferences, modify: { imageId: id, weight: 0.5 } },
  reframe: null,
})

const row = (
  inputs: Inputs = modifying(imageId),
  provider: ProviderId = 'fal',
  mode: 'live' | 'sandbox' = 'live',
) => ({ inputs: JSON.stringify(inputs), provider, mode, aspect_ratio: '1:1' as const })

const urlOf = async (references: ReturnType<typeof open>, wanted = row()) =>
  (await references.resolve(wanted)).references?.modify?.url

describe('a picture that goes into a provider’s storage', () => {
  it('is sent once for many who want it at once', async () => {
    const references = open()
    const urls = await Promise.all(Array.from({ length: 8 }, () => urlOf(references)))
    expect(new Set(urls).size).toBe(1)
    expect(upload).toHaveBeenCalledTimes(1)
    expect(upload).toHaveBeenCalledWith({
      bytes: picture,
      type: 'image/jpeg',
      name: `reference-${imageId.slice(0, 12)}.jpg`,
    })
  })

  it('is remembered by the next server', async () => {
    expect(await open().areReady(row())).toBe(false)
    const url = await urlOf(open())
    expect(await open().areReady(row())).toBe(true)
    expect(await urlOf(open())).toBe(url)
    expect(upload).toHaveBeenCalledTimes(1)
  })

  it('is sent to each provider and account', async () => {
    const references = open()
    await urlOf(references)
    await urlOf(references, row(modifying(imageId), 'wavespeed'))
    await urlOf(references, row(modifying(imageId), 'fal', 'sandbox'))
    await urlOf(references, row(modifying(otherId)))
    expect(upload).toHaveBeenCalledTimes(4)
  })

  it('is sent again once it has expired', async () => {
    const references = open()
    const first = await urlOf(references)
    now += 24 * hour - 1
    expect(await urlOf(references)).toBe(first)
    now += 1
    expect(await references.areReady(row())).toBe(false)
    expect(await urlOf(references)).not.toBe(first)
    expect(upload).toHaveBeenCalledTimes(2)
  })

  it('is sent again when the provider could not fetch it', async () => {
    const references = open()
    const first = await urlOf(references)
    await references.forget(row())
    expect(await urlOf(references)).not.toBe(first)
  })

  it('is sent again to a sandbox that came back elsewhere', async () => {
    const inSandbox = row(modifying(imageId), 'luma', 'sandbox')
    await urlOf(open(), inSandbox)
    sandboxOrigin = 'http://127.0.0.1:4001'
    expect(await urlOf(open(), inSandbox)).toMatch(/:4001/)
    expect(upload).toHaveBeenCalledTimes(2)
  })

  it('is sent again after a try that went wrong', async () => {
    const references = open()
    const error = new ProviderError('fal', 'unsent', 'Not reached')
    upload.mockRejectedValueOnce(error)
    await expect(urlOf(references)).rejects.toBe(error)
    await urlOf(references)
    expect(upload).toHaveBeenCalledTimes(2)
  })

  it('is sent once for the same place on a canvas, and again for another', async () => {
    const references = open()
    const placed = (x: number) =>
      row({
        references: noReferences,
        reframe: { imageId, x, y: 0.25, width: 0.6, height: 0.4 },
      })
    const { reframe } = await references.resolve(placed(0.1))
    expect(reframe).toMatchObject({ x: 154, y: 384, width: 921, height: 614 })
    expect((await references.resolve(placed(0.1))).reframe?.url).toBe(reframe?.url)
    expect((await references.resolve(placed(0.2))).reframe?.url).not.toBe(reframe?.url)
    await references.forget(placed(0.1))
    expect((await references.resolve(placed(0.1))).reframe?.url).not.toBe(reframe?.url)
    expect(upload).toHaveBeenCalledTimes(3)
  })
})

describe('a picture that cannot be brought anywhere', () => {
  it('is not in the storage any more', async () => {
    stored.delete(imageId)
    await expect(urlOf(open())).rejects.toMatchObject({ name: 'UnreachableReference' })
    await expect(urlOf(open(), row(modifying('c'.repeat(64))))).rejects.toMatchObject({
      name: 'UnreachableReference',
    })
    expect(upload).not.toHaveBeenCalled()
  })

  it('is broken', async () => {
    stored.set(imageId, picture.subarray(0, 40))
    const reframe = { imageId, x: 0, y: 0, width: 0.6, height: 0.4 }
    await expect(open().resolve(row({ references: noReferences, reframe }))).rejects.toMatchObject({
      name: 'UnreachableReference',
    })
  })

  it('has lost its way to Luma since it was asked for', async () => {
    const forLuma = row(modifying(imageId), 'luma')
    await urlOf(open(), forLuma)
    lumaRoute = null
    const error = { name: 'UnreachableReference', message: expect.stringMatching(/PUBLIC_URL/) }
    await expect(open().areReady(forLuma)).rejects.toMatchObject(error)
    await expect(urlOf(open(), forLuma)).rejects.toMatchObject(error)
    lumaRoute = 'address'
    await expect(urlOf(open(), forLuma)).rejects.toMatchObject(error)
  })
})
