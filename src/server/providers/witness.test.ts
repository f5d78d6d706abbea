import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFalClient } from '@fal-ai/client'
import LumaAI from 'lumaai'
import { beforeEach, describe, expect, it } from 'vitest'
import { Client } from 'wavespeed'
import { emulatorsForTest, putFile } from '../../emulators/test-emulators.ts'
import { createFal } from './fal.ts'
import { createLuma } from './luma.ts'
import { cannedFetch, json, onePixelPng } from './provider-test-kit.ts'
import type { ImageRequest, Provider } from './provider.ts'
import { createWavespeed } from './wavespeed.ts'

/** The providers' own clients are asked for the same: what they send must be what we would send. */

const emulators = await emulatorsForTest()
const { control, origin, lumaBaseUrl, falQueueUrl, falRestUrl, wavespeedBaseUrl } = emulators
const apiKey = 'id:secret-0123456789'
const bytes = Buffer.from(onePixelPng, 'base64')

let url = ''
beforeEach(async () => {
  control.reset()
  control.set({ pictures: 'plain' })
  url = await putFile(emulators, bytes)
})

const request = (asked: Partial<ImageRequest>): ImageRequest => ({
  model: 'photon',
  prompt: 'a lighthouse',
  aspectRatio: '16:9',
  ...asked,
})
const references = { image: [], style: [], character: [], modify: null }

/** The one submit that the emulator took from a client. */
function theirs() {
  const [submit, ...more] = control.submits()
  if (!submit?.jobId || more.length > 0) throw new Error('not one submit that was taken')
  const { method, path, body } = submit
  return { method, path, body }
}

/** What our adapter makes of the same wish. */
function oursOf(provider: Provider, asked: Partial<ImageRequest>) {
  const { method, url: address, body } = provider.prepare(request(asked))
  const { pathname, search } = new URL(address)
  return { method, path: pathname + search, body }
}

describe('lumaai', () => {
  const client = new LumaAI({ authToken: apiKey, baseURL: lumaBaseUrl, maxRetries: 0 })
  const ours = createLuma({ apiKey, baseUrl: lumaBaseUrl })
  const words = { prompt: 'a lighthouse', aspect_ratio: '16:9', model: 'photon-1' } as const

  it('sends image references, a style and a character', async () => {
    await client.generations.image.create({
      ...words,
      image_ref: [
        { url, weight: 0.85 },
        { url, weight: 0.5 },
      ],
      style_ref: [{ url, weight: 0.8 }],
      character_ref: { identity0: { images: [url, url] } },
    })
    expect(theirs()).toEqual(
      oursOf(ours, {
        references: {
          image: [
            { url, weight: 0.85 },
            { url, weight: 0.5 },
          ],
          style: [{ url, weight: 0.8 }],
          character: [{ url }, { url }],
          modify: null,
        },
      }),
    )
  })

  it('modifies', async () => {
    const modify = { url, weight: 0.1 }
    await client.generations.image.create({
      ...words,
      model: 'photon-flash-1',
      modify_image_ref: modify,
    })
    expect(theirs()).toEqual(
      oursOf(ours, { model: 'photon-flash', references: { ...references, modify } }),
    )
  })

  it('reframes', async () => {
    await client.generations.image.reframe({
      ...words,
      generation_type: 'reframe_image',
      media: { url },
      grid_position_x: 512,
      grid_position_y: 0,
      resized_width: 1024,
      resized_height: 1152,
    })
    expect(theirs()).toEqual(
      oursOf(ours, { reframe: { url, x: 512, y: 0, width: 1024, height: 1152 } }),
    )
  })
})

describe('@fal-ai/client', () => {
  const own = (address: string) =>
    address.replace('https://queue.fal.run', falQueueUrl).replace('https://rest.fal.ai', falRestUrl)
  const client = createFalClient({
    credentials: apiKey,
    requestMiddleware: async (sent) => ({ ...sent, url: own(sent.url) }),
  })
  const ours = createFal({ apiKey, queueUrl: falQueueUrl, restUrl: falRestUrl })

  it.each([
    ['photon', 'fal-ai/luma-photon/modify'],
    ['photon-flash', 'fal-ai/luma-photon/flash/modify'],
  ] as const)('modifies with %s', async (model, endpoint) => {
    const input = { image_url: url, strength: 0.3, aspect_ratio: '16:9' as const }
    await client.queue.submit(endpoint, { input })
    const modify = { url, weight: 0.3 }
    expect(theirs()).toEqual(
      oursOf(ours, { model, prompt: '', references: { ...references, modify } }),
    )
  })

  it.each([
    ['photon', 'fal-ai/luma-photon/reframe'],
    ['photon-flash', 'fal-ai/luma-photon/flash/reframe'],
  ] as const)('reframes with %s', async (model, endpoint) => {
    await client.queue.submit(endpoint, {
      input: {
        image_url: url,
        aspect_ratio: '16:9',
        prompt: 'a lighthouse',
        grid_position_x: 512,
        grid_position_y: 0,
        x_start: 512,
        x_end: 1536,
        y_start: 0,
        y_end: 1152,
      },
    })
    expect(theirs()).toEqual(
      oursOf(ours, { model, reframe: { url, x: 512, y: 0, width: 1024, height: 1152 } }),
    )
  })

  it('uploads', async () => {
    const ticket = json({ upload_url: 'https://up.fal.test/a', file_url: 'https://fal.test/a.png' })
    const stored = () => new Response('')
    const [their, our] = [cannedFetch(ticket, stored), cannedFetch(ticket, stored)]
    const file = { bytes, type: 'image/png', name: 'dot.png' }
    const { storage } = createFalClient({
      credentials: apiKey,
      fetch: async (address, init) => their.fetch(String(address), init ?? {}),
    })
    const theirUrl = await storage.upload(new File([bytes], file.name, { type: file.type }), {
      lifecycle: { expiresIn: '1d' },
    })
    const urls = { queueUrl: 'https://queue.fal.run', restUrl: 'https://rest.fal.ai' }
    const uploaded = await createFal({ apiKey, ...urls, fetch: our.fetch }).upload?.(file)

    expect(uploaded?.url).toBe(theirUrl)
    const known = ['authorization', 'content-type', 'x-fal-object-lifecycle']
    const toldBy = ({ calls }: typeof our) =>
      Promise.all(
        calls.map(async ({ headers, file: brought, ...call }) => ({
          ...call,
          headers: Object.fromEntries(known.map((name) => [name, headers[name]])),
          brought: await new Response(brought).text(),
        })),
      )
    expect(await toldBy(our)).toEqual(await toldBy(their))
  })
})

describe('wavespeed', () => {
  const client = new Client(apiKey, { baseUrl: `${origin}/wavespeed` })
  const ours = createWavespeed({ apiKey, baseUrl: wavespeedBaseUrl })

  it.each([
    ['photon', 'luma/photon-modify'],
    ['photon-flash', 'luma/photon-flash-modify'],
  ] as const)('modifies with %s what was uploaded, by us or by it', async (model, path) => {
    const dir = await mkdtemp(join(tmpdir(), 'witness-'))
    await writeFile(join(dir, 'dot.png'), bytes)
    const byIt = await client.upload(join(dir, 'dot.png'))
    await rm(dir, { recursive: true })
    const byUs = await ours.upload?.({ bytes, type: 'image/png', name: 'dot.png' })

    for (const image of [byIt, byUs?.url ?? '']) {
      control.reset()
      const input = { prompt: 'a lighthouse', image, enable_base64_output: false }
      const { outputs } = await client.run(path, input, { pollInterval: 0.01 })
      expect(outputs).toHaveLength(1)
      const modify = { url: image, weight: 1 }
      expect(theirs()).toEqual(
        oursOf(ours, { model, aspectRatio: null, references: { ...references, modify } }),
      )
    }
  })
})
