import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStudio, testKeys } from './test-studio.ts'
import type { TestStudio } from './test-studio.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio()
})
afterAll(() => studio.close())

const newRun = (change: Record<string, unknown> = {}) => ({
  id: crypto.randomUUID(),
  prompt: 'a lighthouse',
  targets: [{ provider: 'luma', model: 'photon' }],
  ...change,
})

const libraryIsEmpty = async () => {
  const { items } = await studio.read<{ items: unknown[] }>(studio.request('/api/generations'))
  expect(items).toEqual([])
  expect(studio.emulators.control.jobs()).toEqual([])
}

describe('what is wrong is refused with its place named, and nothing is written or sent', () => {
  const luma = { provider: 'luma', model: 'photon' }
  const segmind = { provider: 'segmind', model: 'photon' }
  const nine = Array.from({ length: 9 }, (_, n) => ({
    ...luma,
    aspectRatio: ['1:1', '16:9', '9:16', '4:3', '3:4', '21:9', '9:21', '3:2', '2:3'][n],
  }))

  it.each<[string, Record<string, unknown>, number, string]>([
    ['no id', { id: undefined }, 400, 'id'],
    ['an id that is none', { id: 'run-1' }, 400, 'id'],
    ['no prompt', { prompt: undefined }, 400, 'prompt'],
    ['an empty prompt', { prompt: ' \n ' }, 400, 'prompt'],
    ['a prompt that is a number', { prompt: 7 }, 400, 'prompt'],
    ['6,000 characters', { prompt: 'x'.repeat(6_000) }, 400, 'prompt'],
    ['no targets', { targets: [] }, 400, 'targets'],
    ['targets that are no list', { targets: 'luma' }, 400, 'targets'],
    ['a ninth target', { targets: nine }, 400, 'targets'],
    ['the same target twice', { targets: [luma, luma] }, 400, 'targets'],
    [
      'an unknown provider',
      { targets: [{ provider: 'x', model: 'photon' }] },
      400,
      'targets.0.provider',
    ],
    [
      'an unknown model',
      { targets: [luma, { provider: 'fal', model: 'x' }] },
      400,
      'targets.1.model',
    ],
    ['an unknown field', { aspect_ratio: '1:1' }, 400, 'aspect_ratio'],
    ['an unknown ratio', { aspectRatio: '7:5' }, 400, 'aspectRatio'],
    ['five copies', { copies: 5 }, 400, 'copies'],
    ['half a copy', { copies: 1.5 }, 400, 'copies'],
    ['copies as text', { copies: '2' }, 400, 'copies'],
    [
      'a weight over one',
      { references: { image: [{ imageId: 'a'.repeat(64), weight: 2 }] } },
      400,
      'references.image.0.weight',
    ],
    [
      '4:3 at Segmind',
      { targets: [luma, segmind], aspectRatio: '4:3' },
      422,
      'targets.1.aspectRatio',
    ],
    [
      'Flash at Segmind',
      { targets: [{ provider: 'segmind', model: 'photon-flash' }] },
      422,
      'targets.0.model',
    ],
    ['two characters for Luma', { prompt: 'ab' }, 422, 'prompt'],
  ])('%s', async (_what, change, status, field) => {
    const response = await studio.send('POST', '/api/runs', newRun(change))
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({
      error: { code: expect.any(String), message: expect.any(String), field },
    })
    await libraryIsEmpty()
  })

  it.each([
    ['half a JSON', '{"id":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
  ])('%s', async (_what, body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await studio.request('/api/runs', { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_request' } })
    await libraryIsEmpty()
  })

  it('more than a megabyte', async () => {
    const response = await studio.send(
      'POST',
      '/api/runs',
      newRun({ prompt: 'x'.repeat(1_100_000) }),
    )
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ error: { code: 'too_large' } })
  })

  it.each([
    '/api/generations?limit=0',
    '/api/generations?limit=x',
    '/api/generations?status=done',
    '/api/generations?cursor=nonsense',
    '/api/generations?nonsense=1',
    '/api/runs?limit=1000',
    '/api/generations/changes?since=-1',
    '/api/generations/changes?since=abc',
    '/api/generations/changes?waitMs=99999',
  ])('%s', async (path) => {
    expect((await studio.request(path)).status).toBe(400)
  })

  it.each([
    ['GET', '/api/generations/nope'],
    ['GET', `/api/generations/${crypto.randomUUID()}`],
    ['POST', `/api/generations/${crypto.randomUUID()}/cancel`],
    ['DELETE', `/api/runs/${crypto.randomUUID()}`],
    ['GET', '/api/images/..%2f..%2fetc%2fpasswd'],
    ['GET', `/api/images/${'a'.repeat(64)}`],
    ['GET', `/api/images/${'a'.repeat(64)}?w=320`],
    ['GET', '/api/nope'],
  ])('%s %s is not there', async (method, path) => {
    const response = await studio.send(method, path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('who may ask', () => {
  const get = (headers: Record<string, string>) => studio.request('/api/catalog', { headers })

  it.each(['localhost:5175', '127.0.0.1:5175', '[::1]:5175', 'LOCALHOST'])('%s', async (host) => {
    expect((await get({ host })).status).toBe(200)
  })

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '192.168.0.2:5175'])(
    'not the host %s',
    async (host) => {
      expect((await get({ host })).status).toBe(403)
    },
  )

  it.each([
    { host: 'localhost:5175', origin: 'http://evil.example' },
    { host: 'localhost:5175', origin: 'http://localhost:3000' },
    { host: 'localhost:5175', origin: 'null' },
    { host: 'localhost:5175', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  ] as Record<string, string>[])('not another page: %o', async (headers) => {
    const body = JSON.stringify(newRun())
    const response = await studio.request('/api/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    expect(response.status).toBe(403)
    await libraryIsEmpty()
  })
})

it('lets no page run anything but its own', async () => {
  const { headers } = await studio.request('/api/catalog')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

it('shows no key in the catalog', async () => {
  const text = await (await studio.request('/api/catalog')).text()
  expect(JSON.parse(text).providers).toMatchObject([
    { id: 'luma', mode: 'live' },
    { id: 'fal', mode: 'live' },
    { id: 'segmind', mode: 'live' },
    { id: 'wavespeed', mode: 'live' },
  ])
  for (const key of Object.values(testKeys)) expect(text).not.toContain(key)
})
