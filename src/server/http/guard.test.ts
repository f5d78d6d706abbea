import { Hono } from 'hono'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createGuard } from './guard.ts'
import { handleError } from './handle-error.ts'

const appWith = (publicUrl: string | undefined) =>
  new Hono()
    .onError(handleError(pino({ level: 'silent' })))
    .use(createGuard(publicUrl))
    .all('*', (c) => c.text('inside'))

async function statusOf(
  path: string,
  headers: Record<string, string>,
  { method = 'GET', isPublic = true } = {},
) {
  const response = await appWith(isPublic ? 'https://studio.example' : undefined).request(path, {
    method,
    headers,
  })
  return response.status
}

const webhook = '/api/webhooks/fal/4fac0ef4-b336-45bf-a5dc-6de436cfbd62/secret'

describe('the host of the public address', () => {
  const host = 'studio.example'

  it.each(['/', '/assets/index-1.js', '/healthz', '/s/x', '/api/public/shares/x'])(
    'gets %s',
    async (path) => {
      expect(await statusOf(path, { host })).toBe(200)
    },
  )

  it('gets webhooks, whoever sends them', async () => {
    const method = 'POST'
    expect(await statusOf(webhook, { host }, { method })).toBe(200)
    const foreign = { host, origin: 'https://fal.ai', 'sec-fetch-site': 'cross-site' }
    expect(await statusOf(webhook, foreign, { method })).toBe(200)
  })

  it('gets pictures on their way to a provider, whoever fetches them', async () => {
    const foreign = { host, origin: 'https://lumalabs.ai', 'sec-fetch-site': 'cross-site' }
    expect(await statusOf('/references/x.jpg', foreign)).toBe(200)
    expect(await statusOf('/references/x.jpg', foreign, { method: 'POST' })).toBe(403)
  })

  it.each([
    ['GET', '/api'],
    ['GET', '/api/generations'],
    ['GET', '//api/generations'],
    ['GET', '/%61pi/generations'],
    ['GET', '/API/generations'],
    ['POST', '/api/runs'],
    ['PUT', '/api/settings/relay'],
    ['GET', '/api/settings'],
    ['POST', '/references/x.jpg'],
    ['GET', '/references/../api/runs'],
    ['POST', '/api/webhooks'],
    ['POST', '/api/webhooks/../runs'],
    ['POST', '/anything'],
    ['GET', '/api/shares'],
    ['POST', '/api/public/shares/x'],
    ['GET', '/api/public'],
    ['GET', '/api/publicity'],
    ['GET', '/API/public/shares/x'],
    ['POST', '/s/x'],
    ['GET', '/readyz'],
    ['GET', '/metrics'],
  ])('does not get %s %s', async (method, path) => {
    expect(await statusOf(path, { host }, { method })).toBe(403)
    expect(await statusOf(path, { host: 'STUDIO.example' }, { method })).toBe(403)
  })

  it('is a foreign name without the setting', async () => {
    expect(await statusOf('/', { host }, { isPublic: false })).toBe(403)
  })
})

it.each(['evil.example', 'studio.example.evil', 'xstudio.example', 'studio.example:8080'])(
  'no other host gets anything: %s',
  async (host) => {
    expect(await statusOf('/', { host })).toBe(403)
    expect(await statusOf(webhook, { host }, { method: 'POST' })).toBe(403)
  },
)

describe('the studio', () => {
  it('answers to this machine', async () => {
    expect(await statusOf('/api/generations', { host: 'localhost:5175' })).toBe(200)
    expect(await statusOf('/metrics', { host: '127.0.0.1:5175' })).toBe(200)
  })

  it.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip'])(
    'not to a proxy that calls it by its loopback name: %s',
    async (name) => {
      const headers = { host: '127.0.0.1:5175', [name]: '203.0.113.7' }
      expect(await statusOf('/api/generations', headers)).toBe(403)
      expect(await statusOf(webhook, headers, { method: 'POST' })).toBe(200)
    },
  )

  it('not to a page of the public address', async () => {
    const headers = { host: 'localhost:5175', origin: 'https://studio.example' }
    expect(await statusOf('/api/runs', headers, { method: 'POST' })).toBe(403)
  })
})
