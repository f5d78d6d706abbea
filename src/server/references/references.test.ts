import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Catalog } from '#shared/catalog-answer.ts'
import type { Generation, GenerationDetail } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import { noReferences } from '#shared/references.ts'
import type { References, RunTarget } from '#shared/run.ts'
import type { Fault } from '../../emulators/faults.ts'
import { FetchImageError, fetchImage } from '../images/fetch-image.ts'
import { openStudio, testKeys } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

const noKeys = Object.fromEntries(Object.keys(testKeys).map((name) => [name, '']))
const luma: RunTarget = { provider: 'luma', model: 'photon' }
const fal: RunTarget = { provider: 'fal', model: 'photon' }
const wavespeed: RunTarget = { provider: 'wavespeed', model: 'photon' }
const falUpload = 'fal POST /fal-rest/storage/upload/initiate'

const paint = (colour: string, format: 'jpeg' | 'png' | 'webp' = 'jpeg') =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
    .toFormat(format)
    .toBuffer()

const bytesAt = async (url: string) => {
  const response = await fetch(url)
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.bytes()) }
}

const urlIn = (field: unknown) => z.object({ url: z.string() }).parse(field).url

type Probe = ReturnType<typeof lookInto>

/** What a studio and its emulators tell of the runs with one prompt. */
function lookInto(studio: TestStudio) {
  const { control } = studio.emulators
  control.set({ pictures: 'plain' })

  async function generate(
    prompt: string,
    targets: RunTarget[],
    references: Partial<References>,
    copies = 1,
  ): Promise<Generation[]> {
    const { generations } = await studio.run({
      prompt,
      targets,
      copies,
      aspectRatio: targets.some(({ provider }) => provider === 'wavespeed') ? null : '1:1',
      references: { ...noReferences, ...references },
    })
    return Promise.all(generations.map(({ id }) => studio.settled(id)))
  }

  return {
    generate,
    bodies: (prompt: string) =>
      control
        .submits()
        .map(({ body }) => body as Record<string, unknown>)
        .filter((body) => body.prompt === prompt),
    charged: (prompt: string) =>
      control.jobs().filter((job) => job.prompt === prompt && job.charged).length,
    count: (route: string) => control.counts().requests[route] ?? 0,
    fault: (fault: Fault) => control.addFault(fault),
    detail: (id: string) => studio.read<GenerationDetail>(studio.request(`/api/generations/${id}`)),
  }
}

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

describe('without a public address, with keys', () => {
  let studio: TestStudio
  let probe: Probe
  let modify: References['modify']
  beforeAll(async () => {
    studio = await openStudio()
    probe = lookInto(studio)
    modify = { imageId: (await studio.keepImage(await paint('#a33'))).id, weight: 1 }
  })
  afterAll(() => studio.close())

  const relay = (via: string | null) => studio.send('PUT', '/api/settings/relay', { via })
  const routeToLuma = async () =>
    (await studio.read<Catalog>(studio.request('/api/catalog'))).providers[0]?.referenceRoute

  it('Luma gets pictures through the account that was chosen, and from then on only', async () => {
    const refused = await studio.send('POST', '/api/runs', {
      id: crypto.randomUUID(),
      prompt: 'no way',
      targets: [luma],
      references: { modify },
    })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ error: { field: 'targets.0.references' } })
    expect(await routeToLuma()).toBeNull()

    for (const via of ['fal', 'wavespeed'] as const) {
      expect((await relay(via)).status).toBe(200)
      expect(await routeToLuma()).toBe(via)
      const prompt = `through ${via}`
      const [generation] = await probe.generate(prompt, [luma], { modify })
      const account = via === 'fal' ? 'fal' : 'WaveSpeed'
      expect(generation).toMatchObject({
        status: 'succeeded',
        adjustments: [`The pictures reach Luma through your ${account} account`],
      })
    }
    expect(probe.count(falUpload)).toBe(1)
    expect(probe.count('wavespeed POST /wavespeed/api/v3/media/upload/binary')).toBe(1)
    expect((await relay(null)).status).toBe(200)
    expect(await routeToLuma()).toBeNull()
  })

  it('a retry is refused once the way is gone, and tells of a new way', async () => {
    await relay('fal')
    const [generation] = await probe.generate('to be repeated [fail@luma]', [luma], { modify })
    expect(generation).toMatchObject({ status: 'failed' })
    const retry = () => studio.send('POST', `/api/generations/${generation?.id}/retry`)

    await relay(null)
    const refused = await retry()
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      error: { message: 'Luma takes pictures from public addresses only' },
    })

    await relay('wavespeed')
    expect(await studio.read<Generation>(retry())).toMatchObject({
      adjustments: ['The pictures reach Luma through your WaveSpeed account'],
    })
    await relay(null)
  })

  it('a relay that refuses is named, and its key is not called Luma’s', async () => {
    await relay('fal')
    const image = await studio.keepImage(await paint('#123'))
    const json = { detail: `not with ${testKeys.FAL_KEY}` }
    probe.fault({ provider: 'fal', step: 'upload', action: { kind: 'respond', status: 401, json } })
    const [generation] = await probe.generate('relay refused', [luma], {
      modify: { imageId: image.id, weight: 1 },
    })
    expect(generation?.failure).toMatchObject({
      code: 'reference_unreachable',
      message: expect.stringMatching(/^Nothing was charged/),
      providerMessage: expect.stringMatching(/^fal did not take a reference/),
    })
    expect(probe.bodies('relay refused')).toEqual([])
    const shown = JSON.stringify(await probe.detail(generation?.id ?? ''))
    expect(shown).not.toContain(testKeys.FAL_KEY.slice(0, 6))
    await relay(null)
  })
})

describe('with a public address', () => {
  let studio: TestStudio
  let probe: Probe
  let server: ReturnType<typeof serve>
  let publicUrl: string
  let image: Image
  let picture: Uint8Array
  const asked: string[] = []
  let answer: 'bytes' | 'nothing' | 'others' = 'bytes'
  beforeAll(async () => {
    const port = await freePort()
    publicUrl = `http://127.0.0.1:${port}`
    studio = await openStudio({
      environment: { PUBLIC_URL: publicUrl },
      fetchImage: async (address, options) => {
        if (!address.startsWith(publicUrl)) return fetchImage(address, options)
        asked.push(address)
        if (answer === 'nothing') throw new FetchImageError('failed', 'no answer')
        if (answer === 'others') return new Uint8Array([1, 2, 3])
        return new Uint8Array(await (await fetch(address)).arrayBuffer())
      },
    })
    probe = lookInto(studio)
    server = serve({ fetch: (request) => studio.fetch(request), port, hostname: '127.0.0.1' })
    picture = await paint('#a33')
    image = await studio.keepImage(picture)
  })
  afterAll(async () => {
    server.close()
    await studio.close()
  })

  const modifying = (prompt: string, imageId = image.id) =>
    probe.generate(prompt, [luma], { modify: { imageId, weight: 1 } })
  const sentUrl = (prompt: string) => urlIn(probe.bodies(prompt)[0]?.modify_image_ref)

  it.each(['nothing', 'others'] as const)(
    'an address that gives %s is found out before Luma is called',
    async (what) => {
      answer = what
      const prompt = `unreachable: ${what}`
      const [generation] = await modifying(prompt)
      answer = 'bytes'
      expect(generation).toMatchObject({
        status: 'failed',
        cost: { actualUsd: 0 },
        failure: {
          code: 'reference_unreachable',
          message: expect.stringMatching(/^Nothing was charged/),
          providerMessage: expect.stringContaining(`PUBLIC_URL (${publicUrl})`),
        },
      })
      expect(probe.bodies(prompt)).toEqual([])
      expect(probe.charged(prompt)).toBe(0)
    },
  )

  it('Luma fetches from us, and we have looked once whether it can', async () => {
    asked.length = 0
    const all = [...(await modifying('from us')), ...(await modifying('from us'))]
    expect(all.map(({ status, failure }) => [status, failure])).toEqual(
      all.map(() => ['succeeded', null]),
    )
    expect(asked).toEqual([sentUrl('from us')])
    expect(await bytesAt(sentUrl('from us'))).toEqual({
      type: 'image/jpeg',
      bytes: Buffer.from(picture),
    })
    expect(probe.count(falUpload)).toBe(0)
  })

  it('a converted picture and a placed one are served as well', async () => {
    const webp = await studio.keepImage(await paint('#3a3', 'webp'))
    await modifying('from a webp', webp.id)
    const { type, bytes } = await bytesAt(sentUrl('from a webp'))
    expect(type).toBe('image/jpeg')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 300 })

    const run = await studio.run({
      prompt: 'placed by address',
      targets: [luma],
      aspectRatio: '1:1',
      reframe: { imageId: webp.id, x: 0.1, y: 0.2, width: 0.6, height: 0.4 },
    })
    expect(await studio.settled(run.generations[0]?.id ?? '')).toMatchObject({
      status: 'succeeded',
    })
    const url = urlIn(probe.bodies('placed by address')[0]?.media)
    expect(await sharp((await bytesAt(url)).bytes).metadata()).toMatchObject({ width: 921 })
  })

  it('the address is good only as it is, and only to read', async () => {
    const url = sentUrl('from us')
    const head = await fetch(url, { headers: { 'x-forwarded-for': '1.2.3.4' } })
    expect(head.status).toBe(200)
    expect(head.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/)
    expect(head.headers.get('x-robots-tag')).toBe('noindex')
    const foreign = { origin: 'https://lumalabs.ai', 'sec-fetch-site': 'cross-site' }
    expect((await fetch(url, { headers: foreign })).status).toBe(200)

    const edited = url.replace(
      /.(\.jpg)$/,
      (_, end: string) => `${url.at(-5) === 'A' ? 'B' : 'A'}${end}`,
    )
    for (const wrong of [edited, url.replace('.jpg', '.png'), `${publicUrl}/references/x.jpg`])
      expect((await fetch(wrong)).status).toBe(404)
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await fetch(url, { method })).ok).toBe(false)
  })

  it('the signature is in no answer of ours', async () => {
    const all = await studio.request('/api/runs')
    const ids = [...(await all.text()).matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id)
    const [, signature = ''] = /-([\w-]{43})\.jpg$/.exec(sentUrl('from us')) ?? []
    for (const id of ids) {
      const text = await (await studio.request(`/api/generations/${id}`)).text()
      expect(text).not.toContain(signature)
    }
    const [generation] = await modifying('shown')
    const { request } = await probe.detail(generation?.id ?? '')
    expect(JSON.stringify(request)).toMatch(
      new RegExp(`${publicUrl}/references/${image.id}-[0-9a-z]+-signature-removed\\.jpg`),
    )
  })

  it('a tunnel that never answers does not hold it up for ever', async () => {
    const stuck = await openStudio({
      environment: { PUBLIC_URL: 'https://studio.example' },
      fetchImage: () => new Promise(() => {}),
    })
    const { id } = await stuck.keepImage(picture)
    const started = Date.now()
    const [generation] = await lookInto(stuck).generate('stuck', [luma], {
      modify: { imageId: id, weight: 1 },
    })
    expect(generation?.failure).toMatchObject({ code: 'reference_unreachable' })
    expect(Date.now() - started).toBeLessThan(15_000)
    await stuck.close()
  })

  it('an address on this very machine is called what it is', async () => {
    const local = await openStudio({ environment: { PUBLIC_URL: 'http://127.0.0.1' } })
    const { id } = await local.keepImage(picture)
    const [generation] = await lookInto(local).generate('local', [luma], {
      modify: { imageId: id, weight: 1 },
    })
    expect(generation?.failure?.providerMessage).toMatch(/not a public address/)
    await local.close()
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
