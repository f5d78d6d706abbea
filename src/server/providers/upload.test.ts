import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFal } from './fal.ts'
import { cannedFetch, failureOf, json, page, type Canned } from './provider-test-kit.ts'
import { createWavespeed } from './wavespeed.ts'

const bytes = new Uint8Array([137, 80, 78, 71])
const file = { bytes, type: 'image/png', name: 'hill.png' }
const now = Date.parse('2026-01-01T12:00:00Z')
const hourMs = 3600_000

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const refused = (status: number, words = 'no'): Canned => json({ detail: words }, status)
const lost: Canned = () => {
  throw new TypeError('fetch failed')
}

/** What any upload makes of what goes wrong; it is free, so whatever is no clear no may be tried again. */
const troubles: [string, Canned, string, string | undefined][] = [
  ['a wrong key', refused(401), 'refused', 'invalid_key'],
  ['a key without permission', refused(403), 'refused', 'invalid_key'],
  ['an empty account', refused(403, 'Insufficient balance'), 'refused', 'no_credit'],
  ['a file too large', refused(413), 'refused', 'invalid_input'],
  ['a file of another type', refused(400, 'Unsupported file type'), 'refused', 'invalid_input'],
  ['too many at once', refused(429), 'busy', 'rate_limited'],
  ['an address that is gone', refused(404), 'refused', 'provider_error'],
  ['a broken gateway', page(502), 'uncertain', undefined],
  ['a server that broke', refused(500), 'uncertain', undefined],
  ['a redirect', () => new Response(null, { status: 307 }), 'uncertain', undefined],
  ['a page', page(200), 'uncertain', undefined],
  ['half an answer', json({}), 'uncertain', undefined],
  ['a lost connection', lost, 'uncertain', undefined],
]

describe('fal', () => {
  const apiKey = '99999999-aaaa:0123456789abcdef'
  const restUrl = 'https://rest.fal.test'
  const ticket = (change: Record<string, unknown> = {}) =>
    json({
      upload_url: 'https://upload.fal.test/put/abc?signature=1',
      file_url: 'https://v3.fal.test/files/abc.png',
      ...change,
    })
  const stored: Canned = () => new Response('')

  function withAnswers(...answers: Canned[]) {
    const { calls, fetch } = cannedFetch(...answers)
    const fal = createFal({ apiKey, queueUrl: 'https://queue.fal.test', restUrl, fetch })
    return { calls, upload: Promise.resolve(fal.upload?.(file)) }
  }

  it('asks for a place with the key, and brings the bytes there without it', async () => {
    const { calls, upload } = withAnswers(ticket(), stored)
    expect(await upload).toEqual({
      url: 'https://v3.fal.test/files/abc.png',
      expiresAtMs: now + 23 * hourMs,
    })
    expect(calls).toEqual([
      {
        method: 'POST',
        url: `${restUrl}/storage/upload/initiate?storage_type=fal-cdn-v3`,
        headers: {
          authorization: `Key ${apiKey}`,
          'content-type': 'application/json',
          'x-fal-object-lifecycle': '{"expiration_duration_seconds":86400}',
        },
        body: { content_type: 'image/png', file_name: 'hill.png' },
      },
      {
        method: 'PUT',
        url: 'https://upload.fal.test/put/abc?signature=1',
        headers: { 'content-type': 'image/png' },
        body: undefined,
        file: expect.any(Blob),
      },
    ])
    expect(await new Response(calls[1]?.file).bytes()).toEqual(bytes)
  })

  it.each(troubles)('says so when its desk meets %s', async (_what, answer, kind, code) => {
    const { calls, upload } = withAnswers(answer)
    expect(await failureOf(upload)).toMatchObject({ provider: 'fal', kind, code })
    expect(calls).toHaveLength(1)
  })

  it.each<[string, Canned, string, string | undefined]>([
    ['a file too large', refused(413), 'refused', 'invalid_input'],
    ['too many at once', refused(429), 'busy', 'rate_limited'],
    ['a place that has closed', refused(403, 'Request has expired'), 'uncertain', undefined],
    ['a broken gateway', page(502), 'uncertain', undefined],
    ['a redirect', () => new Response(null, { status: 307 }), 'uncertain', undefined],
    ['a lost connection', lost, 'uncertain', undefined],
  ])('says so when the place meets %s', async (_what, answer, kind, code) => {
    expect(await failureOf(withAnswers(ticket(), answer).upload)).toMatchObject({ kind, code })
  })

  it.each([
    { upload_url: 'http://upload.fal.test/put/abc' },
    { upload_url: 'file:///etc/passwd' },
    { upload_url: 'https://me:secret@upload.fal.test/put/abc' },
    { upload_url: '/put/abc' },
    { file_url: 'data:image/png;base64,AAAA' },
    { file_url: 'ftp://v3.fal.test/abc.png' },
    { file_url: '' },
    { file_url: undefined },
  ])('brings nothing to %j', async (change) => {
    const { calls, upload } = withAnswers(ticket(change), stored)
    expect(await failureOf(upload)).toMatchObject({ kind: 'uncertain' })
    expect(calls).toHaveLength(1)
  })

  it('may go without TLS where its own desk is', async () => {
    const { fetch } = cannedFetch(ticket({ upload_url: 'http://127.0.0.1:9/put/a' }), stored)
    const local = { apiKey, queueUrl: 'http://127.0.0.1:9/q', restUrl: 'http://127.0.0.1:9/r' }
    expect(await createFal({ ...local, fetch }).upload?.(file)).toMatchObject({
      url: 'https://v3.fal.test/files/abc.png',
    })
  })

  it('shows no key when it fails', async () => {
    const failure = await failureOf(withAnswers(refused(400, `no: Key ${apiKey}`)).upload)
    expect(failure.message).toContain('[key removed]')
    expect(failure.message).not.toContain('0123456789abcdef')
  })
})

describe('WaveSpeed', () => {
  const apiKey = 'wsk-0123456789'
  const baseUrl = 'https://wavespeed.test/api/v3'
  const stored = (download_url: unknown) =>
    json({ code: 200, message: 'success', data: { type: 'image', download_url, size: 4 } })

  function withAnswers(...answers: Canned[]) {
    const { calls, fetch } = cannedFetch(...answers)
    const wavespeed = createWavespeed({ apiKey, baseUrl, fetch })
    return { calls, upload: Promise.resolve(wavespeed.upload?.(file)) }
  }

  it('sends a form with the file, which then lives seven days', async () => {
    const { calls, upload } = withAnswers(stored('https://cdn.wavespeed.test/hill.png'))
    expect(await upload).toEqual({
      url: 'https://cdn.wavespeed.test/hill.png',
      expiresAtMs: now + 167 * hourMs,
    })
    expect(calls).toEqual([
      {
        method: 'POST',
        url: `${baseUrl}/media/upload/binary`,
        headers: { authorization: `Bearer ${apiKey}` },
        body: undefined,
        file: expect.any(FormData),
      },
    ])
    const form = await new Response(calls[0]?.file).formData()
    expect([...form.keys()]).toEqual(['file'])
    const part = form.get('file')
    expect(part).toMatchObject({ name: 'hill.png', type: 'image/png' })
    expect(await new Response(part).bytes()).toEqual(bytes)
  })

  it.each(troubles)('says so when it meets %s', async (_what, answer, kind, code) => {
    const { calls, upload } = withAnswers(answer)
    expect(await failureOf(upload)).toMatchObject({ provider: 'wavespeed', kind, code })
    expect(calls).toHaveLength(1)
  })

  it.each([
    [401, 'refused', 'invalid_key'],
    [413, 'refused', 'invalid_input'],
    [429, 'busy', 'rate_limited'],
    [500, 'uncertain', undefined],
  ])('believes the code %i inside of a 200', async (code, kind, failureCode) => {
    const { upload } = withAnswers(json({ code, message: 'no' }))
    expect(await failureOf(upload)).toMatchObject({ kind, code: failureCode })
  })

  it.each(['', 'hill.png', 'data:image/png;base64,AAAA', 'https://me:secret@cdn.test/a.png'])(
    'takes "%s" for no address',
    async (url) => {
      expect(await failureOf(withAnswers(stored(url)).upload)).toMatchObject({ kind: 'uncertain' })
    },
  )
})
