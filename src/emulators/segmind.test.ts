import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { createEmulators } from './serve.ts'
import { emulatorsForTest, eventually } from './test-emulators.ts'

const { control, segmindUrl, segmindBytesUrl, segmindQueueUrl, origin } = await emulatorsForTest()
const headers = { 'x-api-key': 'SG_0123456789abcdef', 'content-type': 'application/json' }
const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })

beforeEach(() => {
  control.reset()
  control.set({ pictures: 'plain' })
})

describe('the three shapes', () => {
  it('answers the first path with JSON that holds an address', async () => {
    const response = await post(segmindUrl, { prompt: 'a hill', aspect_ratio: '4:5' })
    const { image } = await response.json()
    expect(await sharp(await (await fetch(image)).arrayBuffer()).metadata()).toMatchObject({
      width: 1376,
      height: 1720,
      format: 'jpeg',
    })
  })

  it('answers the second with bytes and headers', async () => {
    const response = await post(segmindBytesUrl, { prompt: 'a hill' })
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('x-remaining-credits')).toBe('49.981')
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({
      width: 1536,
      height: 1536,
    })
  })

  it('answers the third with a ticket to poll', async () => {
    const ticket = await (await post(segmindQueueUrl, { prompt: 'a hill' })).json()
    expect(ticket).toMatchObject({ status: 'QUEUED' })
    await eventually(async () => {
      const { status } = await (await fetch(ticket.status_url, { headers })).json()
      return status === 'COMPLETED' ? true : undefined
    })
    const result = await (await fetch(ticket.response_url, { headers })).json()
    expect(result).toMatchObject({ status: 'COMPLETED', metrics: { cost: 0.019 } })
    expect((await fetch(result.output)).headers.get('content-type')).toBe('image/jpeg')
  })
})

describe('failures', () => {
  it.each([
    ['no key', {}, { prompt: 'a hill' }, 401],
    ['a wrong key', { 'x-api-key': 'invalid' }, { prompt: 'a hill' }, 401],
    ['a bearer', { authorization: 'Bearer SG_0123456789abcdef' }, { prompt: 'a hill' }, 401],
    [
      'another content type',
      { 'x-api-key': 'SG_1', 'content-type': 'text/plain' },
      { prompt: 'a hill' },
      406,
    ],
    ['no prompt', headers, {}, 400],
    ['a ratio of Luma alone', headers, { prompt: 'a hill', aspect_ratio: '4:3' }, 400],
    ['nothing left to spend', headers, { prompt: 'a hill [no credit]' }, 406],
    ['a refused prompt', headers, { prompt: 'a hill [policy]' }, 500],
  ])('answers %s', async (_, sent: Record<string, string>, body, status) => {
    const response = await fetch(segmindUrl, {
      method: 'POST',
      headers: sent,
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: expect.any(String) })
    expect(control.counts().charged.segmind).toBe(0)
  })

  it('has HTML for a wrong method and 404 for another model', async () => {
    const wrong = await fetch(segmindUrl, { headers })
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([
      405,
      'text/html; charset=UTF-8',
    ])
    expect((await post(`${origin}/segmind/v1/luma-uni-1`, { prompt: 'a hill' })).status).toBe(404)
  })

  it('answers 422 for a job that failed in the queue', async () => {
    const { response_url } = await (await post(segmindQueueUrl, { prompt: 'a hill [fail]' })).json()
    const failed = await eventually(async () => {
      const response = await fetch(response_url, { headers })
      return response.status === 422 ? response.json() : undefined
    })
    expect(failed).toMatchObject({ status: 'FAILED', error: 'Internal server error' })
  })

  it('forgets a job an hour after its end', async () => {
    let now = 1_000_000
    const { app } = createEmulators({ now: () => now })
    const submit = await app.request('/segmind/v2/luma-photon-txt-2-img', {
      method: 'POST',
      headers,
      body: JSON.stringify({ prompt: 'a hill' }),
    })
    const { pathname } = new URL((await submit.json()).status_url)
    now += 60_000
    expect((await app.request(pathname, { headers })).status).toBe(200)
    now += 3600_000
    expect((await app.request(pathname, { headers })).status).toBe(404)
  })
})
