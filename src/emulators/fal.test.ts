import { createHash, createPublicKey, verify } from 'node:crypto'
import { createFalClient } from '@fal-ai/client'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { emulatorsForTest, eventually, startListener } from './test-emulators.ts'

const emulators = await emulatorsForTest()
const { control, falQueueUrl, falRestUrl, falRunUrl, falApiUrl } = emulators

const rewrite = (url: string) =>
  url
    .replace('https://queue.fal.run', falQueueUrl)
    .replace('https://rest.fal.ai', falRestUrl)
    .replace('https://fal.run', falRunUrl)

const clientWith = (credentials: string) =>
  createFalClient({
    credentials,
    requestMiddleware: async (request) => ({ ...request, url: rewrite(request.url) }),
  })
const fal = clientWith('id:secret-0001')
const flash = 'fal-ai/luma-photon/flash'

beforeEach(() => {
  control.reset()
  control.set({ pictures: 'plain' })
})

const hold = (bend: { queuedMs?: number; queueLength?: number; runMs?: number }) =>
  control.addFault({ step: 'submit', action: { kind: 'job', bend } })

describe('the official client', () => {
  it('subscribes, sees the log, and gets a PNG of the documented shape', async () => {
    const states = new Set<string>()
    hold({ queuedMs: 400, runMs: 400 })
    const { data, requestId } = await fal.subscribe(flash, {
      input: { prompt: 'a hill', aspect_ratio: '4:3' },
      logs: true,
      pollInterval: 5,
      onQueueUpdate: ({ status }) => states.add(status),
    })
    expect([...states]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'])
    const [image] = data.images
    expect(image).toMatchObject({ content_type: 'image/png', file_name: `${requestId}.png` })
    const bytes = await (await fetch(image?.url ?? '')).arrayBuffer()
    expect(bytes.byteLength).toBe(image?.file_size)
    expect(await sharp(bytes).metadata()).toMatchObject({
      width: 1792,
      height: 1344,
      format: 'png',
    })
  })

  it('finds a request of any endpoint under owner and app alone', async () => {
    const { request_id: requestId, status_url } = await fal.queue.submit(flash, {
      input: { prompt: 'a hill' },
    })
    expect(new URL(status_url).pathname).toBe(
      `/fal-queue/fal-ai/luma-photon/requests/${requestId}/status`,
    )
    const headers = { authorization: 'Key id:secret' }
    expect(
      (await fetch(status_url.replace('/requests', '/flash/requests'), { headers })).status,
    ).toBe(404)
    const unknown = await fetch(status_url.replace(requestId, crypto.randomUUID()), { headers })
    expect([unknown.status, await unknown.json()]).toEqual([404, { status: 'NOT_FOUND' }])
  })

  it('learns of a wrong input only from the result', async () => {
    const { request_id: requestId } = await fal.queue.submit(`${flash}/modify`, {
      input: { image_url: 'https://example.com/a.png', strength: 2, aspect_ratio: '1:1' },
    })
    await eventually(async () => {
      const { status } = await fal.queue.status(flash, { requestId })
      return status === 'COMPLETED' ? true : undefined
    })
    await expect(fal.queue.result(flash, { requestId })).rejects.toMatchObject({
      name: 'ValidationError',
      status: 422,
      body: { detail: [{ loc: ['body', 'strength'], type: 'less_than_equal' }] },
    })
    expect(control.counts().charged.fal).toBe(0)
  })

  it('uploads a file and works on it', async () => {
    const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#0a8' } })
      .png()
      .toBuffer()
    const url = await fal.storage.upload(new Blob([new Uint8Array(png)], { type: 'image/png' }))
    const stored = await fetch(url)
    expect(stored.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await stored.arrayBuffer()).equals(png)).toBe(true)

    const input = { image_url: url, strength: 0.5, aspect_ratio: '1:1' as const, prompt: 'a hill' }
    const { data } = await fal.subscribe('fal-ai/luma-photon/modify', { input, pollInterval: 5 })
    expect(data.images).toHaveLength(1)
  })

  it.each(['fal-ai/luma-photon', 'fal-ai/luma-photon/flash'] as const)(
    'modifies and reframes with %s',
    async (endpoint) => {
      const { origin } = await startListener()
      const input = { image_url: `${origin}/picture.png`, aspect_ratio: '3:4' as const }
      const modified = await fal.subscribe(`${endpoint}/modify`, {
        input: { ...input, strength: 0.7 },
        pollInterval: 5,
      })
      const place = { grid_position_x: 0, grid_position_y: 300 }
      const reframed = await fal.subscribe(`${endpoint}/reframe`, {
        input: { ...input, ...place, prompt: 'a wider hill' },
        pollInterval: 5,
      })
      for (const { data } of [modified, reframed]) {
        const picture = await fetch(data.images[0]?.url ?? '')
        const { width, height } = await sharp(await picture.arrayBuffer()).metadata()
        expect([width, height]).toEqual([1344, 1792])
      }
    },
  )

  it.each([
    ['private.png', 'file_download_error'],
    ['missing.png', 'file_download_error'],
  ])('cannot fetch %s: %s', async (name, type) => {
    const { origin } = await startListener()
    const input = { image_url: `${origin}/${name}`, strength: 0.5, aspect_ratio: '1:1' as const }
    await expect(
      fal.subscribe('fal-ai/luma-photon/modify', { input, pollInterval: 5 }),
    ).rejects.toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'image_url'], type, input: input.image_url }] },
    })
    expect(control.counts().charged.fal).toBe(0)
  })

  it('takes no file for a picture that is none', async () => {
    const file = new File(['<html>'], 'a.png', { type: 'image/png' })
    const input = { image_url: file, aspect_ratio: '1:1' as const }
    await expect(
      fal.subscribe('fal-ai/luma-photon/flash/reframe', { input, pollInterval: 5 }),
    ).rejects.toMatchObject({ status: 422, body: { detail: [{ type: 'image_load_error' }] } })
  })

  it.each([
    ['modify', { aspect_ratio: '1:1' }, ['image_url', 'strength']],
    ['modify', { image_url: 'https://example.com/a.png', strength: 0.5 }, ['aspect_ratio']],
    ['reframe', { image_url: 'https://example.com/a.png' }, ['aspect_ratio']],
    [
      'reframe',
      { image_url: 'https://example.com/a.png', aspect_ratio: '1:1', x_end: 1.5 },
      ['x_end'],
    ],
  ])('says only with the result of a %s what is wrong with %j', async (task, input, fields) => {
    const endpoint = `fal-ai/luma-photon/${task}`
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input })
    await eventually(async () => {
      const { status } = await fal.queue.status(endpoint, { requestId })
      return status === 'COMPLETED' ? true : undefined
    })
    await expect(fal.queue.result(endpoint, { requestId })).rejects.toMatchObject({
      status: 422,
      body: { detail: fields.map((field) => ({ loc: ['body', field] })) },
    })
  })

  it('keeps a file no longer than it is asked to', async () => {
    const file = new Blob([new Uint8Array([1])], { type: 'image/png' })
    const brief = await fal.storage.upload(file, { lifecycle: { expiresIn: 1 } })
    const lasting = await fal.storage.upload(file)
    expect((await fetch(brief)).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await fetch(brief)).status).toBe(404)
    expect((await fetch(lasting)).status).toBe(200)
  })

  it('is turned away with a wrong key', async () => {
    await expect(
      clientWith('wrong:key').queue.submit(flash, { input: { prompt: 'a hill' } }),
    ).rejects.toMatchObject({
      status: 401,
      body: { detail: 'invalid key credentials' },
    })
  })

  it('runs directly, too', async () => {
    const { data } = await fal.run(flash, { input: { prompt: 'a hill' } })
    expect(data.images).toHaveLength(1)
  })
})

describe('the queue', () => {
  const headers = { authorization: 'Key id:secret' }

  it('answers 202 with a place until it is done, and 400 for an early result', async () => {
    hold({ queuedMs: 60_000, queueLength: 3 })
    const { status_url, response_url, queue_position } = await fal.queue.submit(flash, {
      input: { prompt: 'a hill' },
    })
    expect(queue_position).toBe(3)
    const status = await fetch(status_url, { headers })
    expect(status.status).toBe(202)
    expect(status.headers.get('x-fal-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await status.json()).toMatchObject({ status: 'IN_QUEUE', queue_position: 3 })
    expect((await fetch(response_url, { headers })).status).toBe(400)
  })

  it('cancels by the table', async () => {
    const submit = async () => await fal.queue.submit(flash, { input: { prompt: 'a hill' } })
    const cancel = async (url: string) => {
      const response = await fetch(url, { method: 'PUT', headers })
      return [response.status, await response.json()]
    }
    hold({ queuedMs: 60_000 })
    const queued = await submit()
    expect(await cancel(queued.cancel_url)).toEqual([200, { status: 'OK' }])
    expect(await cancel(queued.cancel_url)).toEqual([400, { status: 'ALREADY_COMPLETED' }])
    const status = await fetch(queued.status_url, { headers })
    expect(await status.json()).toMatchObject({
      status: 'COMPLETED',
      error_type: 'client_cancelled',
    })
    expect((await fetch(queued.response_url, { headers })).status).toBe(499)
    expect(control.counts().charged.fal).toBe(0)

    hold({ queuedMs: 0, runMs: 60_000 })
    const running = await submit()
    expect(await cancel(running.cancel_url)).toEqual([202, { status: 'CANCELLATION_REQUESTED' }])
    expect(await cancel(running.cancel_url.replace(running.request_id, 'x'))).toEqual([
      404,
      { status: 'NOT_FOUND' },
    ])
  })

  it('streams states until the end', async () => {
    hold({ queuedMs: 20, runMs: 20 })
    const { status_url } = await fal.queue.submit(flash, { input: { prompt: 'a hill' } })
    const response = await fetch(`${status_url}/stream?logs=1`, { headers })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const last = (await response.text()).trim().split('\n\n').at(-1) ?? ''
    expect(JSON.parse(last.replace('data: ', ''))).toMatchObject({ status: 'COMPLETED' })
  })

  it('tells its prices', async () => {
    const response = await fetch(`${falApiUrl}/models/pricing?endpoint_id=${flash}`, { headers })
    expect(await response.json()).toMatchObject({
      prices: [{ endpoint_id: flash, unit_price: 0.005 }],
    })
  })
})

describe('webhooks', () => {
  it('are signed as the documents say', async () => {
    const { origin, received } = await startListener()
    const { request_id: requestId } = await fal.queue.submit(flash, {
      input: { prompt: 'a hill' },
      webhookUrl: `${origin}/hook`,
    })
    const { headers, body } = await eventually(() => received[0])
    expect(JSON.parse(body)).toMatchObject({
      request_id: requestId,
      status: 'OK',
      payload: { images: [{}] },
    })

    const { keys } = await (await fetch(`${falRestUrl}/.well-known/jwks.json`)).json()
    const key = createPublicKey({ key: keys[0], format: 'jwk' })
    const message = [
      headers['x-fal-webhook-request-id'],
      headers['x-fal-webhook-user-id'],
      headers['x-fal-webhook-timestamp'],
      createHash('sha256').update(body).digest('hex'),
    ].join('\n')
    const signature = Buffer.from(String(headers['x-fal-webhook-signature']), 'hex')
    expect(verify(null, Buffer.from(message), key, signature)).toBe(true)
    expect(verify(null, Buffer.from(`${message} `), key, signature)).toBe(false)
  })

  it('carry the failure of a job', async () => {
    const { origin, received } = await startListener()
    await fal.queue.submit(flash, { input: { prompt: '[policy]' }, webhookUrl: `${origin}/hook` })
    const { body } = await eventually(() => received[0])
    expect(JSON.parse(body)).toMatchObject({
      status: 'ERROR',
      error: 'Invalid status code: 422',
      payload: { detail: [{ type: 'content_policy_violation' }] },
    })
  })
})
