import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { Hono } from 'hono'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { ApiError } from '#shared/api-error.ts'
import { openDatabase } from '../db/database.ts'
import { handleError } from '../http/handle-error.ts'
import { createDiskStorage } from '../image-storage/disk-storage.ts'
import { fetchImage } from './fetch-image.ts'
import { imageRoutes } from './images.routes.ts'
import { createImageService } from './images.service.ts'
import { createImageStore } from './images.store.ts'

/** Names of a world that is not there, each with the addresses it has. */
export type Names = Record<string, string[]>

/**
 * The images alone, on a library of their own. `origin` is a server on this machine that may be fetched from, as if it
 * was public; it answers by path.
 */
export async function openImages({
  names = {},
  timeoutMs = 400,
}: { names?: Names; timeoutMs?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'photon-images-'))
  const db = await openDatabase(':memory:')
  const storage = await createDiskStorage(folder)
  const pages = new Map<string, (response: ServerResponse) => void>()
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    const page = pages.get(request.url ?? '')
    if (page) page(response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const trustedOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const images = createImageService({
    store: createImageStore(db),
    storage,
    now: Date.now,
    fetch: (address, options) =>
      fetchImage(address, {
        ...options,
        timeoutMs,
        trustedOrigin,
        resolve: async (name) => {
          if (name === 'hanging.test') await new Promise(() => undefined)
          return names[name] ?? Promise.reject(new Error('ENOTFOUND'))
        },
      }),
  })
  const app = new Hono()
    .onError(handleError(pino({ level: 'silent' })))
    .route('/api/images', imageRoutes(images))
  const post = (init: RequestInit) => app.request('/api/images', { method: 'POST', ...init })

  return {
    images,
    pages,
    hits,
    origin: trustedOrigin,
    get: (path: string) => app.request(path),
    post,
    postFile: (bytes: Uint8Array, name = 'picture.png', type = 'image/png') =>
      post({ body: formOf(new File([new Uint8Array(bytes)], name, { type })) }),
    postAddress: (url: unknown) =>
      post({ body: JSON.stringify({ url }), headers: { 'content-type': 'application/json' } }),

    /** How much there is: rows and files. */
    async kept() {
      const { length: rows } = await db.selectFrom('images').select('id').execute()
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return { rows, files: entries.filter((entry) => entry.isFile()).length }
    },

    async close() {
      server.closeAllConnections()
      server.close()
      await db.destroy()
      await rm(folder, { recursive: true })
    },
  }
}

/** Whatever happens in the file that calls this, nothing of it may be kept. */
export function keepsNothing(studio: Awaited<ReturnType<typeof openImages>>) {
  let before: Awaited<ReturnType<typeof studio.kept>>
  beforeAll(async () => {
    await studio.postFile(await drawn(9, 9).png().toBuffer())
  })
  beforeEach(async () => (before = await studio.kept()))
  afterEach(async () => expect(await studio.kept()).toEqual(before))
  afterAll(() => studio.close())
}

/** What an answer refuses, in a sentence for people: with a beginning and an end, and nothing from inside. */
export async function refusal(answer: Response | Promise<Response>) {
  const response = await answer
  const { error }: ApiError = await response.json()
  expect(error.message).toMatch(/^[A-Z][^\n]{8,300}$/)
  expect(error.message).not.toMatch(/error:|vips|undefined|\[object|\/tmp|went wrong|sharp/i)
  return { status: response.status, code: error.code, field: error.field, message: error.message }
}

export function formOf(...files: File[]): FormData {
  const form = new FormData()
  for (const file of files) form.append('file', file)
  return form
}

export const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'

export const text = (content: string) => new TextEncoder().encode(content)
export const latin1 = (content: string) => Buffer.from(content, 'latin1')

export const drawn = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: '#d97706' } })

/** So that a file of it is not small. */
export function noise(side: number) {
  const raw = Buffer.alloc(side * side * 3).map((_, at) => Math.imul(at, 2654435761) >>> 24)
  return sharp(raw, { raw: { width: side, height: side, channels: 3 } })
}

export const share = (bytes: Uint8Array, part: number) => bytes.subarray(0, bytes.length * part)

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(data.length + 12)
  chunk.writeUInt32BE(data.length)
  chunk.write(type, 4, 'latin1')
  chunk.set(data, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), data.length + 8)
  return chunk
}

/** Says that it has this size, and has but a few bytes of pixels. */
export function pngOf(width: number, height: number, ...others: Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  return Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', header),
    ...others,
    pngChunk('IDAT', deflateSync(Buffer.alloc(1000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}
