import { mkdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '#shared/run.ts'
import { readRequestFrom } from '#shared/xmp.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { createArchiveService } from './archive.service.ts'
import { createTrashKit, idsOf } from './trash-kit.ts'
import { readZip } from './zip-reader.ts'

let studio: TestStudio
let kit: ReturnType<typeof createTrashKit>
const runs: Run[] = []

const prompts = [
  '🦊 ein Fuchs im Schnee',
  '../../etc/passwd',
  'CON',
  'nul\u0000byte "quoted"\r\nset-cookie: a=b',
  'x'.repeat(300),
]

beforeAll(async () => {
  studio = await openStudio({ factor: 100 })
  kit = createTrashKit(studio)
  for (const prompt of prompts) runs.push(await kit.finish({ prompt }))
}, 60_000)
afterAll(() => studio.close())

const post = (fields: Record<string, string>) =>
  studio.request('/api/generations/download', {
    method: 'POST',
    body: new URLSearchParams(fields),
  })

const allIds = () => runs.flatMap((run) => idsOf(run))

async function filesIn(fields: Record<string, string>) {
  const response = await post(fields)
  expect(response.status).toBe(200)
  return readZip(new Uint8Array(await response.arrayBuffer()))
}

describe('many images as one file', () => {
  it('holds each under the name that it has by itself, byte for byte', async () => {
    const files = await filesIn({ ids: allIds().join() })
    expect(files).toHaveLength(prompts.length)
    for (const [index, run] of runs.entries()) {
      const [{ image, id } = { image: null, id: '' }] = run.generations
      const alone = await studio.request(`/api/images/${image?.id}/download?generation=${id}`)
      const file = files[index]
      expect(alone.headers.get('content-disposition')).toBe(`attachment; filename="${file?.name}"`)
      expect(Buffer.from(file?.bytes ?? []).equals(Buffer.from(await alone.arrayBuffer()))).toBe(
        true,
      )
      expect(file?.name).toMatch(/^segmind-photon-[a-z0-9-]+\.(png|jpg|webp)$/)
      expect(file?.name.length).toBeLessThan(120)
    }
  })

  it('is not packed, has names in UTF-8 and the time at which each image was there', async () => {
    const [file] = await filesIn({ ids: allIds().join() })
    expect(file).toMatchObject({ method: 0, isUtf8: true })
    const finished = Date.parse(runs[0]?.generations[0]?.times.finishedAt ?? '')
    expect(Math.abs((file?.at ?? 0) - finished)).toBeLessThanOrEqual(2_000)
  })

  it('carries the requests, or not', async () => {
    const kept = await filesIn({ ids: allIds().join(), metadata: 'keep' })
    expect(kept.map(({ bytes }) => readRequestFrom(bytes)?.generationId)).toEqual(allIds())
    const plain = await filesIn({ ids: allIds().join(), metadata: 'strip' })
    expect(plain.map(({ bytes }) => readRequestFrom(bytes))).toEqual(allIds().map(() => null))
  })

  it('gives each a name of its own, whose picture it may be', async () => {
    const [id = ''] = allIds()
    const twin = crypto.randomUUID()
    const columns =
      'run_id, provider, model, mode, status, adjustments, progress, image_id, estimated_usd, created_at, finished_at, favorite'
    kit.sql(
      `insert into generations (id, revision, ${columns}) select ?, 1000000, ${columns} from generations where id = ?`,
      twin,
      id,
    )
    const [first, second] = await filesIn({ ids: `${id},${twin}` })
    expect(second?.name).toBe(first?.name.replace(/(\.\w+)$/, '-2$1'))
    kit.sql('delete from generations where id = ?', twin)
  })

  it('is saved by the browser, and kept by nobody else', async () => {
    const { headers } = await post({ ids: allIds().join() })
    expect(headers.get('content-type')).toBe('application/zip')
    expect(headers.get('content-encoding')).toBeNull()
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="photon-\d{4}-\d\d-\d\d-5\.zip"$/,
    )
  })

  it('leaves out what has no image', async () => {
    const { control } = studio.emulators
    control.addFault({
      provider: 'segmind',
      step: 'submit',
      action: { kind: 'respond', status: 401 },
    })
    const failed = idsOf(await kit.finish({ prompt: 'fails' }))
    expect(await filesIn({ ids: [...failed, ...allIds()].join() })).toHaveLength(prompts.length)
    const refused = await post({ ids: failed.join() })
    expect(refused.status).toBe(422)
    // The page reads in a frame of its own why nothing came.
    expect(refused.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  })

  it.each<[string, () => Record<string, string>, number]>([
    ['no ids', () => ({}), 400],
    ['an empty list', () => ({ ids: '' }), 400],
    ['an id that is none', () => ({ ids: '../../etc/passwd' }), 400],
    ['the same twice', () => ({ ids: `${allIds()[0]},${allIds()[0]}` }), 400],
    ['one more than can be', () => ({ ids: many(501) }), 400],
    ['one that is not there', () => ({ ids: `${allIds()[0]},${crypto.randomUUID()}` }), 404],
    ['metadata of another kind', () => ({ ids: allIds().join(), metadata: 'all' }), 400],
    ['an unknown field', () => ({ ids: allIds().join(), path: '/etc' }), 400],
  ])('is refused for %s', async (_what, fields, status) => {
    const response = await post(fields())
    expect(response.status).toBe(status)
    expect(response.headers.get('content-disposition')).toBeNull()
  })

  it('is refused to the form of another site', async () => {
    for (const headers of [{ origin: 'https://evil.test' }, { origin: 'null' }]) {
      const body = new URLSearchParams({ ids: allIds().join() })
      const init = { method: 'POST', body, headers }
      expect((await studio.request('/api/generations/download', init)).status).toBe(403)
    }
  })
})

describe('over the wire', () => {
  let server: ServerType
  let url: string
  beforeAll(async () => {
    server = serve({ fetch: studio.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((done) => server.once('listening', done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/generations/download`
  })
  afterAll(() => new Promise((done) => server.close(done)))
  const download = (signal?: AbortSignal) =>
    fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ ids: allIds().join() }),
      ...(signal && { signal }),
    })

  it('says ahead that a file is missing; breaks off where one cannot be read, rather than end early', async () => {
    const whole = await (await download()).arrayBuffer()
    expect(readZip(new Uint8Array(whole))).toHaveLength(prompts.length)

    const imageId = runs[2]?.generations[0]?.image?.id ?? ''
    const file = join(studio.dataDir, 'images', imageId.slice(0, 2), imageId)
    await rm(file)
    const refused = await download()
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(`1 of ${prompts.length} files are missing`)

    await mkdir(file)
    const broken = await download()
    expect(broken.status).toBe(200)
    await expect(broken.arrayBuffer()).rejects.toThrow(/terminated/)
  })
})

describe('an archive that nobody reads to its end', () => {
  const rows = allRows(40)
  const open = async (read: string[], isWhole = () => true) => {
    const archives = createArchiveService({
      store: { findAll: async () => rows },
      images: {
        async download(id) {
          if (!isWhole()) throw new Error('gone')
          read.push(id)
          return { name: `${id}.png`, type: 'image/png', bytes: new Uint8Array(3_000_000) }
        },
        isStored: async () => true,
      },
      now: () => 0,
    })
    return (
      await archives.open(
        rows.map(({ id }) => id),
        'keep',
      )
    ).body.getReader()
  }
  const turns = async () => {
    for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
  }

  it('reads no image before it is its turn', async () => {
    const read: string[] = []
    const reader = await open(read)
    await reader.read()
    await turns()
    expect(read.length).toBeLessThanOrEqual(2)
    await reader.cancel().catch(() => undefined)
  })

  it('reads nothing more when the browser is gone', async () => {
    const read: string[] = []
    const reader = await open(read)
    for (let chunk = 0; chunk < 20; chunk++) await reader.read()
    await reader.cancel().catch(() => undefined)
    const { length } = read
    await turns()
    expect(read).toHaveLength(length)
    expect(length).toBeLessThan(5)
  })

  it('fails at the file that fails', async () => {
    const read: string[] = []
    const reader = await open(read, () => read.length < 3)
    const readAll = async () => {
      for (;;) if ((await reader.read()).done) return
    }
    await expect(readAll()).rejects.toThrow('gone')
    expect(read).toHaveLength(3)
  })
})

it('is refused where the request cannot be taken out of one of the files', async () => {
  const rows = allRows(2).map((row, index) => ({
    ...row,
    image_type: index === 0 ? 'image/png' : 'image/gif',
  }))
  const archives = createArchiveService({
    store: { findAll: async () => rows },
    images: {
      download: () => Promise.reject(new Error('Nobody asked for it')),
      isStored: async () => true,
    },
    now: () => 0,
  })
  const ids = rows.map(({ id }) => id)
  await expect(archives.open(ids, 'strip')).rejects.toMatchObject({ field: 'metadata' })
  expect((await archives.open(ids, 'keep')).name).toMatch(/-2\.zip$/)
})

function allRows(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `generation-${index}`,
    image_id: `image-${index}`,
    image_type: 'image/png',
    finished_at: 1e12,
    created_at: 1e12,
  }))
}

const many = (count: number) => Array.from({ length: count }, () => crypto.randomUUID()).join()
