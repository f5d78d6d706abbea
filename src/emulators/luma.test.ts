import { createHash } from 'node:crypto'
import LumaAI from 'lumaai'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { emulatorsForTest, eventually, putFile, startListener } from './test-emulators.ts'

const emulators = await emulatorsForTest()
const { control, lumaBaseUrl } = emulators
const luma = new LumaAI({ authToken: 'luma-test-key-0001', baseURL: lumaBaseUrl, maxRetries: 0 })

beforeEach(() => {
  control.reset()
  control.set({ pictures: 'plain' })
})

const hashOf = async (url: string) =>
  createHash('sha256')
    .update(await (await fetch(url)).bytes())
    .digest('hex')

const finished = (id: string) =>
  eventually(async () => {
    const generation = await luma.generations.get(id)
    return ['completed', 'failed'].includes(generation.state ?? '') ? generation : undefined
  })

describe('the official client', () => {
  it('makes a picture of the size that was asked for, readable without a key', async () => {
    const made = await luma.generations.image.create({
      prompt: 'a hill',
      model: 'photon-1',
      aspect_ratio: '21:9',
    })
    expect(made).toMatchObject({ state: 'queued', assets: null, generation_type: 'image' })

    const done = await finished(made.id ?? '')
    const response = await fetch(done.assets?.image ?? '')
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    const { width, height, format } = await sharp(await response.arrayBuffer()).metadata()
    expect({ width, height, format }).toEqual({ width: 2432, height: 1024, format: 'jpeg' })
  })

  it('gets a PNG when it asks for one', async () => {
    const made = await luma.generations.image.create({
      prompt: 'a hill',
      model: 'photon-flash-1',
      format: 'png',
    })
    const done = await finished(made.id ?? '')
    expect((await fetch(done.assets?.image ?? '')).headers.get('content-type')).toBe('image/png')
  })

  it('lists the newest first, by limit and offset, and deletes', async () => {
    const ids: string[] = []
    for (const prompt of ['first', 'second', 'third']) {
      ids.push((await luma.generations.image.create({ prompt, model: 'photon-1' })).id ?? '')
    }
    const page = await luma.generations.list({ limit: 2, offset: 1 })
    expect(page.generations.map(({ id }) => id)).toEqual([ids[1], ids[0]])
    expect(page).toMatchObject({ has_more: false, count: 3 })

    await luma.generations.delete(ids[1] ?? '')
    await expect(luma.generations.get(ids[1] ?? '')).rejects.toMatchObject({ status: 404 })
    expect((await luma.generations.list()).generations).toHaveLength(2)
  })

  it('pays in cents before the job runs, and is paid back when it fails', async () => {
    control.set({
      balancesUsd: { luma: 1 },
      // Long enough to look at the credit before it ends.
      latencies: [{ provider: 'luma', queuedMs: 0, runMs: 1_500 }],
    })
    const made = await luma.generations.image.create({ prompt: 'a hill [fail]', model: 'photon-1' })
    expect((await luma.credits.get()).credit_balance).toBe(98.5)
    expect(await finished(made.id ?? '')).toMatchObject({ failure_reason: 'Job failed' })
    expect((await luma.credits.get()).credit_balance).toBe(100)
  })

  it('pings', async () => {
    expect(await luma.ping.check()).toEqual({ message: 'pong' })
  })

  it('is told what is wrong with its key', async () => {
    const other = new LumaAI({ authToken: 'wrong-key', baseURL: lumaBaseUrl, maxRetries: 0 })
    await expect(other.ping.check()).rejects.toMatchObject({
      status: 401,
      error: { detail: 'Invalid API key is provided' },
    })
    expect((await fetch(`${lumaBaseUrl}/ping`)).status).toBe(403)
  })
})

const post = (body: unknown, path = 'generations/image') =>
  fetch(`${lumaBaseUrl}/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer luma-key', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('what it refuses', () => {
  it.each([
    [{}, 400, 'Prompt is required'],
    [{ prompt: 'ab' }, 400, 'Prompt is too short, minimum length is 3 characters'],
    [{ prompt: 'a'.repeat(5001) }, 400, 'Prompt is too long, maximum length is 5000 characters'],
    [{ prompt: 'a hill', generation_type: 'video' }, 400, 'Unknown request type'],
  ])('says %#', async (body, status, detail) => {
    const response = await post(body)
    expect([response.status, await response.json()]).toEqual([status, { detail }])
  })

  const url = 'https://example.com/a.png'
  it.each([
    [{ model: 'photon-2' }, ['body', 'model']],
    [{ aspect_ratio: '3:2' }, ['body', 'aspect_ratio']],
    [{ format: 'webp' }, ['body', 'format']],
    [{ image_ref: Array(5).fill({ url, weight: 1 }) }, ['body', 'image_ref']],
    [{ image_ref: [{ url: 'data:image/png;base64,AAAA' }] }, ['body', 'image_ref', 0, 'url']],
    [{ modify_image_ref: { url: 'file:///etc/hosts' } }, ['body', 'modify_image_ref', 'url']],
    [{ modify_image_ref: { url, weight: 'high' } }, ['body', 'modify_image_ref', 'weight']],
    [{ style_ref: [{ url: 'hill.png' }] }, ['body', 'style_ref', 0, 'url']],
    [{ character_ref: {} }, ['body', 'character_ref', 'identity0']],
    [
      { character_ref: { identity0: { images: Array(5).fill(url) } } },
      ['body', 'character_ref', 'identity0', 'images'],
    ],
  ])('points at %j', async (fields, loc) => {
    const response = await post({ prompt: 'a hill', ...fields })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ detail: [{ loc }] })
    expect(control.jobs()).toEqual([])
  })

  it('takes a body without a model, as its guide shows', async () => {
    const response = await post({ prompt: 'a hill' })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      model: 'photon-1',
      request: { aspect_ratio: '16:9' },
    })
  })

  it('wants media and ratio for a reframe', async () => {
    const body = { generation_type: 'reframe_image', model: 'photon-1' }
    expect((await post(body, 'generations/image/reframe')).status).toBe(422)
    const whole = { ...body, media: { url }, aspect_ratio: '9:16' }
    expect((await post(whole, 'generations/image/reframe')).status).toBe(201)
    const half = await post({ ...whole, grid_position_x: 0.5 }, 'generations/image/reframe')
    expect(await half.json()).toMatchObject({ detail: [{ loc: ['body', 'grid_position_x'] }] })
  })
})

describe('references and callbacks', () => {
  it('fetches references, and fails when it cannot', async () => {
    const { origin } = await startListener()
    const made = async (name: string) => {
      const modify_image_ref = { url: `${origin}/${name}`, weight: 0.5 }
      const response = await luma.generations.image.create({
        prompt: 'a hill',
        model: 'photon-1',
        modify_image_ref,
      })
      return finished(response.id ?? '')
    }
    expect(await made('picture.png')).toMatchObject({ state: 'completed' })
    expect(await made('private.png')).toMatchObject({
      state: 'failed',
      failure_reason: '400: failed to moderate image',
    })
    expect(control.counts().charged.luma).toBe(1)
  })

  it('takes four kinds of references at once, and shows them', async () => {
    control.set({ pictures: 'scenes' })
    const { origin } = await startListener()
    const url = `${origin}/picture.png`
    const pictureWith = async (references: Partial<LumaAI.Generations.ImageCreateParams>) => {
      const { id = '' } = await luma.generations.image.create({
        prompt: 'a hill',
        model: 'photon-flash-1',
        ...references,
      })
      const { state, assets } = await finished(id)
      expect(state).toBe('completed')
      return hashOf(assets?.image ?? '')
    }
    const weighed = { url, weight: 0.9 }
    const character_ref = { identity0: { images: [url, url] } }
    const pictures = [
      await pictureWith({}),
      await pictureWith({ image_ref: [weighed, weighed] }),
      await pictureWith({ style_ref: [weighed] }),
      await pictureWith({ character_ref }),
      await pictureWith({ modify_image_ref: weighed }),
      await pictureWith({
        image_ref: [weighed],
        style_ref: [weighed],
        character_ref,
        modify_image_ref: weighed,
      }),
    ]
    expect(new Set(pictures).size).toBe(6)
  }, 30_000)

  it('reframes, with the source where it is put', async () => {
    control.set({ pictures: 'scenes' })
    const lower = { width: 90, height: 30, channels: 3, background: '#1030e0' } as const
    const redOverBlue = await sharp({ create: { ...lower, height: 60, background: '#d01020' } })
      .composite([{ input: { create: lower }, gravity: 'south' }])
      .png()
      .toBuffer()
    const url = await putFile(emulators, redOverBlue)
    const bluenessWithSourceAt = async (y: number) => {
      const { id = '' } = await luma.generations.image.reframe({
        generation_type: 'reframe_image',
        model: 'photon-1',
        media: { url },
        aspect_ratio: '9:16',
        grid_position_x: 0,
        grid_position_y: y,
        resized_width: 1152,
        resized_height: 768,
      })
      const { assets, request } = await finished(id)
      expect(request).toMatchObject({ generation_type: 'reframe_image' })
      const answer = await fetch(assets?.image ?? '')
      const part = await sharp(await answer.arrayBuffer())
        .extract({ left: 500, top: 560, width: 100, height: 100 })
        .toBuffer()
      const { channels } = await sharp(part).stats()
      return (channels[2]?.mean ?? 0) - (channels[0]?.mean ?? 0)
    }
    expect(await bluenessWithSourceAt(0)).toBeGreaterThan(150)
    expect(await bluenessWithSourceAt(1280)).toBeLessThan(0)
  }, 30_000)

  it('takes no more than 10 MB to reframe, and nothing that is no picture', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const large = await sharp({
      create: { width: 2400, height: 2000, channels: 3, background: '#888', noise },
    })
      .png({ compressionLevel: 0 })
      .toBuffer()
    expect(large.byteLength).toBeGreaterThan(10 * 1024 * 1024)
    const reasons = []
    for (const bytes of [large, new TextEncoder().encode('<html>')]) {
      const { id = '' } = await luma.generations.image.reframe({
        generation_type: 'reframe_image',
        model: 'photon-1',
        media: { url: await putFile(emulators, bytes) },
        aspect_ratio: '1:1',
      })
      reasons.push((await finished(id)).failure_reason)
    }
    expect(reasons).toEqual(['400: failed to moderate image', 'Failed to read user input frames'])
  }, 15_000)

  it('calls back on dreaming and on completed', async () => {
    const { origin, received } = await startListener()
    const callback_url = `${origin}/hook`
    await luma.generations.image.create({ prompt: 'a hill', model: 'photon-1', callback_url })
    await eventually(() => (received.length === 2 ? true : undefined))
    expect(received.map(({ body }) => JSON.parse(body).state)).toEqual(['dreaming', 'completed'])
  })

  it('calls three times when the answer is not 200', async () => {
    const { origin, received } = await startListener({ status: 204 })
    control.addFault({
      step: 'submit',
      action: { kind: 'job', bend: { queuedMs: 1, neverEnds: true } },
    })
    const callback_url = `${origin}/hook`
    await luma.generations.image.create({ prompt: 'a hill', model: 'photon-1', callback_url })
    // Calls of the test before may still be reported.
    const calls = () => control.webhooks().filter(({ url }) => url === callback_url)
    await eventually(() => (calls().length === 3 ? true : undefined))
    expect(received).toHaveLength(3)
    expect(calls().map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 204],
      [2, 204],
      [3, 204],
    ])
  })
})
