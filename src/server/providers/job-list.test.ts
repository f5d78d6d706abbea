import { describe, expect, it } from 'vitest'
import { createLuma } from './luma.ts'
import { cannedFetch, failureOf, json, uuid } from './provider-test-kit.ts'
import { createWavespeed } from './wavespeed.ts'

const apiKey = 'key-0123456789abcdef'
const since = Date.parse('2026-01-01T12:00:00Z')
const made = '2026-01-01T12:00:05Z'

const image = (change: Record<string, unknown> = {}) => ({
  id: uuid,
  generation_type: 'image',
  created_at: made,
  model: 'photon-1',
  request: { generation_type: 'image', prompt: 'a lighthouse', aspect_ratio: '1:1' },
  ...change,
})

function lumaWith(...pages: unknown[]) {
  const { calls, fetch } = cannedFetch(...pages.map((page) => json(page)))
  return { calls, luma: createLuma({ apiKey, baseUrl: 'https://luma.test/v1', fetch }) }
}

describe('Luma’s list', () => {
  const listed = (...generations: unknown[]) => lumaWith({ generations }).luma.list?.(since)

  it('is read for what tells a job', async () => {
    expect(await listed(image())).toEqual([
      {
        jobId: uuid,
        kind: 'text',
        model: 'photon',
        prompt: 'a lighthouse',
        aspectRatio: '1:1',
        createdAtMs: since + 5_000,
      },
    ])
  })

  it.each<[string, unknown]>([
    ['a video', image({ generation_type: 'video' })],
    ['a reframed video', image({ request: { generation_type: 'reframe_video' } })],
    ['an id that is none', image({ id: '../credits' })],
    ['a time that is none', image({ created_at: 'yesterday' })],
    ['something else', 'a string'],
    ['what is older', image({ created_at: '2026-01-01T11:59:59Z' })],
  ])('leaves out %s', async (_what, item) => {
    const other = uuid.replace('4', '5')
    expect(await listed(item, image({ id: other }))).toMatchObject([{ jobId: other }])
  })

  const url = 'https://pictures.test/a.png'
  it.each<[string | undefined, unknown]>([
    ['text', image({ request: { prompt: 'a hill', image_ref: [{ url, weight: 1 }] } })],
    ['modify', image({ request: { prompt: 'a hill', modify_image_ref: { url, weight: 1 } } })],
    ['text', image({ request: { prompt: 'a hill', modify_image_ref: null } })],
    ['reframe', image({ request: { generation_type: 'reframe_image', media: { url } } })],
    ['reframe', image({ request: { media: { url } } })],
    ['reframe', image({ generation_type: 'reframe_image', request: null })],
    [undefined, image({ request: undefined })],
  ])('tells a job of the kind %s, %#', async (kind, item) => {
    expect(await listed(item)).toMatchObject([{ jobId: uuid, kind }])
  })

  it('takes a time without a zone as UTC', async () => {
    expect(await listed(image({ created_at: '2026-01-01T12:00:05.123456' }))).toMatchObject([
      { createdAtMs: since + 5_123 },
    ])
  })

  it('takes the model from the request where it is only there', async () => {
    const request = { model: 'photon-flash-1', prompt: 'a lighthouse' }
    expect(await listed(image({ model: undefined, request }))).toMatchObject([
      { model: 'photon-flash', aspectRatio: undefined },
    ])
  })

  it('is read on until it is older than asked for', async () => {
    const old = image({ id: uuid.replace('4', '5'), created_at: '2026-01-01T11:00:00Z' })
    const { calls, luma } = lumaWith(
      { has_more: true, generations: [image(), image()] },
      { has_more: true, generations: [image(), old] },
      { has_more: true, generations: [old] },
    )
    expect(await luma.list?.(since)).toHaveLength(1)
    expect(calls.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=100&offset=0',
      '?limit=100&offset=2',
      '?limit=100&offset=4',
    ])
  })

  it('is not taken for whole when it never ends', async () => {
    const { calls, luma } = lumaWith({ has_more: true, generations: [image()] })
    expect(await failureOf(Promise.resolve(luma.list?.(since)))).toMatchObject({ kind: 'refused' })
    expect(calls.length).toBeLessThan(20)
  })
})

describe('WaveSpeed’s list', () => {
  const wavespeedWith = (...pages: unknown[]) => {
    const { calls, fetch } = cannedFetch(...pages.map((data) => json({ code: 200, data })))
    return { calls, wavespeed: createWavespeed({ apiKey, baseUrl: 'https://ws.test', fetch }) }
  }
  const item = (id: string) => ({ id, model: 'luma/photon-flash', created_at: made })

  it('may show no prompt', async () => {
    const { calls, wavespeed } = wavespeedWith({ items: [item('prediction-1')] })
    expect(await wavespeed.list?.(since)).toEqual([
      {
        jobId: 'prediction-1',
        kind: 'text',
        model: 'photon-flash',
        prompt: undefined,
        aspectRatio: undefined,
        createdAtMs: since + 5_000,
      },
    ])
    expect(calls[0]?.body).toMatchObject({ created_after: '2026-01-01T12:00:00.000Z' })
  })

  it.each([
    ['luma/photon-modify', 'modify', 'photon'],
    ['luma/photon-flash-modify', 'modify', 'photon-flash'],
    ['luma/photon', 'text', 'photon'],
    ['luma/uni-1', undefined, undefined],
  ])('knows what %s makes', async (path, kind, model) => {
    const { wavespeed } = wavespeedWith({ items: [{ ...item('prediction-1'), model: path }] })
    expect(await wavespeed.list?.(since)).toMatchObject([{ kind, model }])
  })

  it('is read to its last page', async () => {
    const { calls, wavespeed } = wavespeedWith(
      { total: 101, items: Array.from({ length: 100 }, (_, n) => item(`prediction-${n}`)) },
      { total: 101, items: [item('prediction-100'), item('prediction-99')] },
    )
    expect(await wavespeed.list?.(since)).toHaveLength(101)
    expect(calls.map(({ body }) => (body as { page: number }).page)).toEqual([1, 2])
  })

  it('is no list when the code inside is a failure', async () => {
    const { fetch } = cannedFetch(json({ code: 500, message: 'oops', data: { items: [] } }))
    const wavespeed = createWavespeed({ apiKey, baseUrl: 'https://ws.test', fetch })
    expect(await failureOf(Promise.resolve(wavespeed.list?.(since)))).toMatchObject({
      kind: 'uncertain',
    })
  })
})
