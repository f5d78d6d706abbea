import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import type { RunTarget } from '#shared/run.ts'
import { openStudio, testKeys } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { bytesAt, fal, falUpload, lookInto, luma, paint, wavespeed } from './references-kit.ts'
import type { Probe } from './references-kit.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

const noKeys = Object.fromEntries(Object.keys(testKeys).map((name) => [name, '']))

describe('in the sandbox', () => {
  let studio: TestStudio
  let probe: Probe
  let first: Image
  let second: Image
  beforeAll(async () => {
    studio = await openStudio({ environment: noKeys })
    probe = lookInto(studio)
    first = await studio.keepImage(await paint('#a33'))
    second = await studio.keepImage(await paint('#3a3', 'webp'))
  })
  afterAll(() => studio.close())

  it('Luma gets each picture, without any public address', async () => {
    const [generation] = await probe.generate('a fox', [luma], {
      style: [{ imageId: first.id, weight: 0.7 }],
      character: [{ imageId: second.id }],
    })
    expect(generation).toMatchObject({ status: 'succeeded', mode: 'sandbox', failure: null })

    const [body] = probe.bodies('a fox')
    expect(body).toMatchObject({
      style_ref: [{ url: expect.any(String), weight: 0.7 }],
      character_ref: { identity0: { images: [expect.any(String)] } },
    })
    const style = body?.style_ref as { url: string }[]
    const character = body?.character_ref as { identity0: { images: string[] } }
    expect(await bytesAt(style[0]?.url ?? '')).toEqual({
      type: 'image/jpeg',
      bytes: await paint('#a33'),
    })
    // A WebP goes as JPEG.
    const sent = await bytesAt(character.identity0.images[0] ?? '')
    expect(await sharp(sent.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 300 })
  })

  it('three providers modify the same picture', async () => {
    const modify = { imageId: first.id, weight: 0.4 }
    const all = await probe.generate('as a drawing', [luma, fal, wavespeed], { modify })
    expect(all.map(({ status, failure }) => [status, failure])).toEqual(
      all.map(() => ['succeeded', null]),
    )
    expect(probe.bodies('as a drawing')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ modify_image_ref: { url: expect.any(String), weight: 0.4 } }),
        expect.objectContaining({ image_url: expect.any(String), strength: 0.4 }),
        expect.objectContaining({ image: expect.any(String) }),
      ]),
    )
  })

  it('one upload is enough for four copies at two models', async () => {
    const image = await studio.keepImage(await paint('#33a'))
    const before = probe.count(falUpload)
    const targets: RunTarget[] = [fal, { ...fal, model: 'photon-flash' }]
    const modify = { imageId: image.id, weight: 1 }
    const all = await probe.generate('eight of a kind', targets, { modify }, 4)
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 'succeeded'))
    expect(probe.count(falUpload) - before).toBe(1)
    expect(probe.charged('eight of a kind')).toBe(8)
  })

  it('a picture is placed on a new canvas', async () => {
    const reframe = { imageId: first.id, x: 0.25, y: -0.25, width: 0.75, height: 0.888 }
    const run = await studio.run({
      prompt: 'more of it',
      targets: [luma, fal],
      aspectRatio: '16:9',
      reframe,
    })
    const all = await Promise.all(run.generations.map(({ id }) => studio.settled(id)))
    expect(all.map(({ status, failure }) => [status, failure])).toEqual(
      all.map(() => ['succeeded', null]),
    )
    for (const body of probe.bodies('more of it')) {
      expect(body).toMatchObject({ grid_position_x: 512, grid_position_y: 0 })
      const url = String(body.image_url ?? (body.media as { url: string }).url)
      const { bytes } = await bytesAt(url)
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 1536, height: 735 })
    }
  })

  it.each([
    ['outside of the canvas', { x: 1, y: 0, width: 0.5, height: 0.5 }],
    ['out of shape', { x: 0, y: 0, width: 0.5, height: 0.5 }],
    ['too small to be seen', { x: 0.99, y: 0, width: 0.5, height: 0.59 }],
  ])('a picture %s is refused before anything is queued', async (_, place) => {
    const id = crypto.randomUUID()
    const response = await studio.send('POST', '/api/runs', {
      id,
      prompt: 'nothing',
      targets: [luma],
      aspectRatio: '16:9',
      reframe: { imageId: first.id, ...place },
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { field: 'reframe' } })
    expect((await studio.request(`/api/runs/${id}`)).status).toBe(404)
  })

  it('says why it waits, and waits for as long as uploads are down', async () => {
    probe.fault({
      provider: 'fal',
      step: 'upload',
      action: { kind: 'respond', status: 503 },
      times: 3,
    })
    const image = await studio.keepImage(await paint('#aa3'))
    const [generation] = await probe.generate('down and up', [fal], {
      modify: { imageId: image.id, weight: 1 },
    })
    expect(generation).toMatchObject({ status: 'succeeded' })
    expect(probe.charged('down and up')).toBe(1)
    const { history } = await probe.detail(generation?.id ?? '')
    expect(history.map(({ status, log }) => [status, log])).toEqual([
      ['queued', 'Sending references'],
      ['queued', 'fal cannot be reached'],
      ['submitting', undefined],
      ...history.slice(3).map(({ status, log }) => [status, log]),
    ])
  })

  it('waits when told to', async () => {
    probe.fault({
      provider: 'wavespeed',
      step: 'upload',
      action: { kind: 'respond', status: 429, headers: { 'retry-after': '20' } },
    })
    const image = await studio.keepImage(await paint('#3aa'))
    const [generation] = await probe.generate('a pause', [wavespeed], {
      modify: { imageId: image.id, weight: 1 },
    })
    expect(generation).toMatchObject({ status: 'succeeded' })
    const { history, times } = await probe.detail(generation?.id ?? '')
    expect(history.map(({ log }) => log)).toContain('WaveSpeed takes no pictures for the moment')
    const waited = Date.parse(times.submittedAt ?? '') - Date.parse(times.createdAt)
    expect(waited).toBeGreaterThanOrEqual(20_000)
  })

  it.each([
    [401, 'invalid_key'],
    [422, 'reference_unreachable'],
  ])('a refusal with %i fails it, and nothing is sent', async (status, code) => {
    probe.fault({ provider: 'fal', step: 'upload', action: { kind: 'respond', status } })
    const prompt = `refused with ${status}`
    const image = await studio.keepImage(await paint(`#a${status}`))
    const [generation] = await probe.generate(prompt, [fal], {
      modify: { imageId: image.id, weight: 1 },
    })
    expect(generation).toMatchObject({
      status: 'failed',
      failure: { code, canRetry: true },
      cost: { actualUsd: 0 },
    })
    expect(probe.bodies(prompt)).toEqual([])
  })

  it('brings a picture anew that the provider could not fetch', async () => {
    const image = await studio.keepImage(await paint('#a3a'))
    const modify = { imageId: image.id, weight: 1 }
    await probe.generate('once', [luma], { modify })
    const before = probe.count(falUpload)
    probe.fault({
      provider: 'luma',
      step: 'submit',
      prompt: 'not fetched',
      action: { kind: 'job', bend: { failure: { message: '400: failed to moderate image' } } },
    })
    const [generation] = await probe.generate('not fetched', [luma], { modify })
    expect(generation?.failure).toMatchObject({ code: 'reference_unreachable' })
    expect(probe.count(falUpload) - before).toBe(0)

    const retry = await studio.read<Generation>(
      studio.send('POST', `/api/generations/${generation?.id}/retry`),
    )
    expect(await studio.settled(retry.id)).toMatchObject({ status: 'succeeded' })
    expect(probe.count(falUpload) - before).toBe(1)
  })
})
