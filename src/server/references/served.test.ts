import { serve } from '@hono/node-server'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Image } from '#shared/image.ts'
import { FetchImageError, fetchImage } from '../images/fetch-image.ts'
import { freePort } from '../test-port.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { bytesAt, falUpload, lookInto, luma, paint } from './references-kit.ts'
import type { Probe } from './references-kit.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

const urlIn = (field: unknown) => z.object({ url: z.string() }).parse(field).url

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
