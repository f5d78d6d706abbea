import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../db/database.ts'
import type { Database } from '../db/database.ts'
import { createDiskStorage } from '../image-storage/disk-storage.ts'
import type { ImageStorage } from '../image-storage/image-storage.ts'
import { createImageService } from './images.service.ts'
import type { ImageService } from './images.service.ts'
import { createImageStore } from './images.store.ts'

const minute = 60_000
const day = 24 * 60 * minute

let folder: string
let db: Database
let storage: ImageStorage
let images: ImageService
let at: number
/** Comes between a step of the storage and the next. */
let before: Partial<Record<'put' | 'size' | 'deleteAll', () => Promise<unknown>>>

beforeEach(async () => {
  at = 100 * day
  before = {}
  folder = await mkdtemp(join(tmpdir(), 'photon-sweep-'))
  db = await openDatabase(':memory:')
  const disk = await createDiskStorage(folder)
  const interrupted = async (step: keyof typeof before) => {
    const interrupt = before[step]
    delete before[step]
    await interrupt?.()
  }
  storage = {
    ...disk,
    put: (...rest) => interrupted('put').then(() => disk.put(...rest)),
    size: (...rest) => interrupted('size').then(() => disk.size(...rest)),
    deleteAll: (...rest) => interrupted('deleteAll').then(() => disk.deleteAll(...rest)),
  }
  images = createImageService({ store: createImageStore(db), storage, now: () => at })
})
afterEach(async () => {
  await db.destroy()
  await rm(folder, { recursive: true })
})

const picture = (background: string) =>
  sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer()

const upload = async (bytes: Uint8Array) =>
  (await images.receive(bytes.length, async () => ({ bytes }))).image

async function filesOf(id: string) {
  const entries = await readdir(folder, { recursive: true })
  return entries.filter((name) => name.includes(id) && !name.endsWith('-upload'))
}

const isKept = async (id: string) =>
  (await images.find(id).catch(() => null)) !== null && (await filesOf(id)).length > 0

async function insertRun(request: string) {
  await db
    .insertInto('runs')
    .values({ id: 'run', created_at: 0, prompt: '', request, title: null })
    .execute()
}

async function insertGeneration(change: { image_id?: string; inputs?: string }) {
  await insertRun('{}')
  await db
    .insertInto('generations')
    .values({
      id: 'generation',
      run_id: 'run',
      provider: 'fal',
      model: 'photon',
      kind: 'text',
      mode: 'live',
      status: 'succeeded',
      adjustments: '[]',
      progress: '{}',
      estimated_usd: 0,
      created_at: 0,
      favorite: 0,
      revision: 1,
      ...change,
    })
    .execute()
}

describe('an image that nothing uses', () => {
  it('goes with all its files, and what was said of it at providers', async () => {
    const { id } = await images.keep(await picture('red'))
    const other = await images.keep(await picture('blue'))
    await insertGeneration({ image_id: other.id })
    await images.openVariant(id, 'full')
    await storage.put(`${id}-0123456789abcdefjpg`, new Uint8Array(3))
    const uploads = [id, `${id}-0123456789abcdef`, other.id].map((image_id) => ({
      image_id,
      provider: 'fal' as const,
      mode: 'live' as const,
      url: '',
      expires_at: 0,
    }))
    await db.insertInto('reference_uploads').values(uploads).execute()

    at += 16 * minute
    expect(await images.sweep()).toBe(1)
    expect(await filesOf(id)).toEqual([])
    expect(await db.selectFrom('images').select('id').execute()).toEqual([{ id: other.id }])
    const left = await db.selectFrom('reference_uploads').select('image_id').execute()
    expect(left).toEqual([{ image_id: other.id }])
    expect(await isKept(other.id)).toBe(true)
  })

  it('stays while somebody may be about to use it', async () => {
    const { id } = await images.keep(await picture('red'))
    at += 14 * minute
    expect(await images.sweep()).toBe(0)
    await images.hold(id)
    at += 14 * minute
    expect(await images.sweep()).toBe(0)
    await images.keep(await picture('red'))
    at += 14 * minute
    expect(await images.sweep()).toBe(0)
    at += 2 * minute
    expect(await images.sweep()).toBe(1)
  })

  it('stays for thirty days after a person brought it, the last time', async () => {
    const { id } = await upload(await picture('red'))
    at += 29 * day
    await upload(await picture('red'))
    at += 29 * day
    expect(await images.sweep()).toBe(0)
    expect(await isKept(id)).toBe(true)
    at += 2 * day
    expect(await images.sweep()).toBe(1)
    expect(await isKept(id)).toBe(false)
  })

  it('stays for a person who brings what a generation brought before', async () => {
    const { id } = await images.keep(await picture('red'))
    const own = await new Response((await images.openOriginal(id)).body).arrayBuffer()
    await upload(new Uint8Array(own))
    at += day
    await images.sweep()
    expect(await isKept(id)).toBe(true)
  })
})

describe('an image that is used', () => {
  const asReference = (imageId: string) =>
    JSON.stringify({ references: { image: [{ imageId, weight: 0.5 }] } })

  it.each<[string, (id: string) => Promise<void>]>([
    ['as the image of a generation', (id) => insertGeneration({ image_id: id })],
    ['by a run', (id) => insertRun(asReference(id))],
    ['by a generation', (id) => insertGeneration({ inputs: asReference(id) })],
    ['to be reframed', (id) => insertRun(JSON.stringify({ reframe: { imageId: id, x: 0 } }))],
  ])('%s stays', async (_how, use) => {
    const { id } = await upload(await picture('red'))
    await use(id)
    at += 400 * day
    expect(await images.sweep()).toBe(0)
    expect(await isKept(id)).toBe(true)
  })
})

describe('the same bytes that come during a sweep', () => {
  it.each<[string, keyof typeof before]>([
    ['before it has the lock', 'size'],
    ['while it deletes', 'deleteAll'],
  ])('%s are kept', async (_when, step) => {
    const bytes = await picture('red')
    const { id } = await images.keep(bytes)
    at += day
    let arrival: Promise<unknown> = Promise.resolve()
    before[step] = async () => {
      const other = before
      before = {}
      arrival = step === 'size' ? images.sweep() : images.keep(bytes)
      // As far as it comes while the other holds the lock.
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
      before = other
    }
    await (step === 'size' ? images.keep(bytes) : images.sweep())
    await arrival
    expect(await isKept(id)).toBe(true)
    expect(await storage.size(id)).toBe((await images.find(id)).bytes)
  })

  it('are kept where the files were there before the sweep took them, and the row after', async () => {
    const bytes = await picture('red')
    const { id } = await images.keep(bytes)
    at += day
    // The row is gone already: the arrival writes its files, and only then the sweep deletes.
    const { deleteAll } = storage
    await db.deleteFrom('images').execute()
    const real = storage.put
    let puts = 0
    storage.put = async (...rest) => {
      await real(...rest)
      puts++
      if (puts === 2) await deleteAll(id)
    }
    await images.keep(bytes)
    expect(await storage.size(id)).toBe((await images.find(id)).bytes)
  })
})

describe('a crash in the middle of a sweep', () => {
  it('leaves the row while files are left, and the next sweep does the rest', async () => {
    const { id } = await images.keep(await picture('red'))
    at += day
    before.deleteAll = () => Promise.reject(new Error('crash'))
    await expect(images.sweep()).rejects.toThrow('crash')
    expect(await isKept(id)).toBe(true)
    expect(await images.sweep()).toBe(1)
    expect(await filesOf(id)).toEqual([])
  })

  it('after the files leaves a row that is swept, or gets its files back from who brings them', async () => {
    const bytes = await picture('red')
    const { id } = await images.keep(bytes)
    at += day
    await storage.deleteAll(id)
    expect((await images.keep(bytes)).id).toBe(id)
    expect(await isKept(id)).toBe(true)
    at += day
    await storage.deleteAll(id)
    expect(await images.sweep()).toBe(1)
  })
})

it('leaves no variant of what was swept while it was being made', async () => {
  const { id } = await images.keep(await picture('red'))
  const image = await images.find(id)
  before.put = async () => {
    at += day
    await images.sweep()
  }
  await images.openVariant(image.id, 640).catch(() => undefined)
  expect(await filesOf(id)).toEqual([])
})
