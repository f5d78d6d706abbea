import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Fault, FileFault } from './faults.ts'
import { emulatorsForTest, eventually, startListener } from './test-emulators.ts'

const emulators = await emulatorsForTest()
const {
  control,
  controlUrl,
  falQueueUrl,
  falRestUrl,
  lumaBaseUrl,
  segmindBytesUrl,
  wavespeedBaseUrl,
} = emulators
const headers = { authorization: 'Bearer luma-secret-key-9876', 'content-type': 'application/json' }
const ask = (url: string, body: unknown, more: RequestInit = {}) =>
  fetch(url, { method: 'POST', headers, body: JSON.stringify(body), ...more })
const submit = (prompt = 'a hill', more?: RequestInit) =>
  ask(`${lumaBaseUrl}/generations/image`, { prompt, model: 'photon-1' }, more)
const look = async (id: string) =>
  (await fetch(`${lumaBaseUrl}/generations/${id}`, { headers })).json()
const finished = (id: string) =>
  eventually(async () => {
    const generation = await look(id)
    return generation.state === 'completed' || generation.state === 'failed'
      ? generation
      : undefined
  })
const charged = () => control.counts().charged.luma

beforeEach(() => {
  control.reset()
  control.set({ pictures: 'plain' })
})

describe('a submit', () => {
  it.each<[string, Fault['action'], number]>([
    ['cut before its body is read', { kind: 'reset' }, 0],
    ['cut after the job was made', { kind: 'reset', afterJob: true }, 1],
  ])('is %s', async (_, action, expected) => {
    control.addFault({ step: 'submit', provider: 'luma', action })
    await expect(submit()).rejects.toThrow('fetch failed')
    expect(charged()).toBe(expected)
    expect((await submit()).status).toBe(201)
  })

  it.each([
    [false, 0],
    [true, 1],
  ])('gets a 503 with Retry-After; job made first: %s', async (afterJob, expected) => {
    const action = {
      kind: 'respond',
      status: 503,
      html: '<h1>Busy</h1>',
      headers: { 'retry-after': '7' },
      afterJob,
    } as const
    control.addFault({ step: 'submit', action })
    const response = await submit()
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(response.headers.get('content-type')).toBe('text/html')
    expect(charged()).toBe(expected)
  })

  it.each([
    ['html', '<!doctype html>'],
    ['truncated-json', '{"id":"4fac'],
    ['empty', ''],
    ['text', 'upstream'],
    ['array', '[]'],
  ] as const)('gets a 200 with %s, and is charged', async (as, start) => {
    control.addFault({ step: 'submit', action: { kind: 'garbage', as } })
    const response = await submit()
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text.startsWith(start)).toBe(true)
    expect(text === '').toBe(start === '')
    expect(charged()).toBe(1)
  })

  it('hangs until the caller gives up', async () => {
    control.addFault({ step: 'submit', action: { kind: 'hang', afterJob: true } })
    const caller = new AbortController()
    const answer = submit('a hill', { signal: caller.signal })
    await eventually(() => charged() === 1 || undefined)
    caller.abort()
    await expect(answer).rejects.toThrow(/aborted/)
    expect(charged()).toBe(1)
  })

  it('is struck only where prompt, model and number of times fit', async () => {
    const action = { kind: 'respond', status: 500, text: 'no' } as const
    control.addFault({ step: 'submit', prompt: 'storm', times: 2, action })
    const statuses = []
    for (const prompt of ['calm', 'a storm', 'storm', 'storm'])
      statuses.push((await submit(prompt)).status)
    expect(statuses).toEqual([201, 500, 500, 201])
    control.addFault({
      step: 'submit',
      provider: 'fal',
      model: 'photon-flash',
      times: 'forever',
      action,
    })
    const fal = (id: string) =>
      ask(`${falQueueUrl}/${id}`, { prompt: 'a hill' }, { headers: { authorization: 'Key k' } })
    expect((await fal('fal-ai/luma-photon')).status).toBe(200)
    expect((await fal('fal-ai/luma-photon/flash')).status).toBe(500)
    expect((await fal('fal-ai/luma-photon/flash')).status).toBe(500)
  })
})

describe('a job', () => {
  it('gets a strange id, an unknown state, or one that goes back', async () => {
    control.addFault({ step: 'submit', action: { kind: 'job', bend: { id: '../credits?x=1' } } })
    expect(await (await submit()).json()).toMatchObject({ id: '../credits?x=1' })

    const { id } = await (await submit()).json()
    await finished(id)
    for (const state of ['pondering', 'queued']) {
      control.addFault({ step: 'status', jobId: id, action: { kind: 'state', state } })
    }
    expect([(await look(id)).state, (await look(id)).state, (await look(id)).state]).toEqual([
      'pondering',
      'queued',
      'completed',
    ])
  })

  it('never ends, or fails for a given reason', async () => {
    control.addFault({
      step: 'submit',
      action: { kind: 'job', bend: { queuedMs: 0, neverEnds: true } },
    })
    const { id } = await (await submit()).json()
    expect((await look(id)).state).toBe('dreaming')
    expect(control.jobs()[0]?.endsAt).toBeNull()

    const failure = { message: 'Frame moderation failed' }
    control.addFault({ step: 'submit', action: { kind: 'job', bend: { failure } } })
    const other = await (await submit()).json()
    expect(await finished(other.id)).toMatchObject({ failure_reason: 'Frame moderation failed' })
  })
})

describe('a file', () => {
  const fileOf = async (file: FileFault) => {
    control.addFault({ step: 'file', action: { kind: 'file', file } })
    const { id } = await (await submit()).json()
    return fetch((await finished(id)).assets.image, { redirect: 'manual' })
  }

  it.each([
    ['missing', 404],
    ['gone', 410],
    ['forbidden', 403],
  ] as const)('is %s', async (as, status) => {
    expect((await fileOf({ as })).status).toBe(status)
  })

  it('is no picture, or nothing at all', async () => {
    const html = await fileOf({ as: 'html' })
    expect([html.headers.get('content-type'), await html.text()]).toEqual([
      'image/jpeg',
      '<!doctype html><title>Sign in</title>',
    ])
    expect((await (await fileOf({ as: 'empty' })).arrayBuffer()).byteLength).toBe(0)
  })

  it('breaks off half way', async () => {
    await expect((await fileOf({ as: 'truncated' })).arrayBuffer()).rejects.toThrow('terminated')
  })

  it('points elsewhere', async () => {
    const response = await fileOf({ as: 'redirect', to: 'http://169.254.169.254/' })
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      'http://169.254.169.254/',
    ])
  })

  it('is huge', async () => {
    const bytes = 3 * 1024 * 1024
    expect(
      (await (await fileOf({ as: 'huge', bytes })).arrayBuffer()).byteLength,
    ).toBeGreaterThanOrEqual(bytes)
  })

  it('comes slowly, but whole', async () => {
    const bytes = await (await fileOf({ as: 'slow', ms: 30 })).arrayBuffer()
    expect((await sharp(bytes).metadata()).format).toBe('jpeg')
  })
})

describe('a webhook', () => {
  const run = async (as: 'duplicate' | 'wrong-signature') => {
    const listener = await startListener()
    control.addFault({ step: 'webhook', action: { kind: 'webhook', webhook: { as } } })
    const webhook = encodeURIComponent(`${listener.origin}/hook`)
    await ask(`${wavespeedBaseUrl}/luma/photon?webhook=${webhook}`, { prompt: 'a hill' })
    return listener.received
  }

  it('comes twice', async () => {
    const received = await run('duplicate')
    const [one, other] = await eventually(() => (received.length === 2 ? received : undefined))
    expect(one?.body).toBe(other?.body)
  })

  it('gets lost: nothing is even sent', async () => {
    const { origin, received } = await startListener()
    control.addFault({
      step: 'webhook',
      times: 2,
      action: { kind: 'webhook', webhook: { as: 'lost' } },
    })
    const response = await ask(`${lumaBaseUrl}/generations/image`, {
      prompt: 'a hill',
      callback_url: `${origin}/hook`,
    })
    await finished((await response.json()).id)
    await eventually(() => (control.faults().length === 0 ? true : undefined))
    const sent = control.webhooks().filter(({ url }) => url.startsWith(origin))
    expect([received, sent]).toEqual([[], []])
  })
})

describe('an upload', () => {
  const falKey = { authorization: 'Key a:b', 'content-type': 'application/json' }
  const announce = () =>
    ask(
      `${falRestUrl}/storage/upload/initiate?storage_type=fal-cdn-v3`,
      { content_type: 'image/png', file_name: 'a.png' },
      { headers: falKey },
    )
  const bring = (url: string) => fetch(url, { method: 'PUT', body: new Uint8Array([1, 2]) })

  it('is refused at once, or while its bytes are brought', async () => {
    const full = { kind: 'respond', status: 507 } as const
    control.addFault({ provider: 'fal', step: 'upload', action: full })
    expect((await announce()).status).toBe(507)
    control.addFault({ provider: 'fal', step: 'upload-bytes', action: full })
    const { upload_url } = await (await announce()).json()
    expect((await bring(upload_url)).status).toBe(507)
    expect((await bring(upload_url)).status).toBe(200)
  })

  it('is gone before its time', async () => {
    const { upload_url, file_url } = await (await announce()).json()
    await bring(upload_url)
    const id = control.addFault({
      provider: 'fal',
      step: 'uploaded',
      action: { kind: 'file', file: { as: 'gone' } },
      times: 'forever',
    })
    expect((await fetch(file_url)).status).toBe(410)
    control.removeFault(id)
    expect((await fetch(file_url)).status).toBe(200)
  })

  it('goes nowhere but where it was announced', async () => {
    for (const name of ['up-x.png', 'ref-x.jpg', 'up-fal-0-..%2Fx.png'])
      expect((await bring(`${falRestUrl}/storage/put/${name}`)).status).toBe(404)
  })
})

describe('words in the prompt', () => {
  it('strike one provider alone', async () => {
    const { id } = await (await submit('a hill [policy@fal]')).json()
    expect((await finished(id)).state).toBe('completed')
    const other = await (await submit('a hill [policy@luma]')).json()
    expect(await finished(other.id)).toMatchObject({
      failure_reason: 'Advanced prompt moderation failed',
    })
  })

  it('refuse twice, then give way', async () => {
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await submit('a hill [rate limit]')).status)
    expect(statuses).toEqual([429, 429, 201])
  })

  it('lose the answer of a job that is paid for', async () => {
    await expect(submit('a hill [lost reply]')).rejects.toThrow('fetch failed')
    expect(charged()).toBe(1)
  })

  it('make references unreachable, where there are any', async () => {
    const prompt = 'a hill [unreachable]'
    const { id } = await (await submit(prompt)).json()
    expect((await finished(id)).state).toBe('completed')
    const { origin } = await startListener()
    const image_ref = [{ url: `${origin}/picture.png`, weight: 1 }]
    const response = await ask(`${lumaBaseUrl}/generations/image`, { prompt, image_ref })
    const other = await response.json()
    expect(await finished(other.id)).toMatchObject({
      failure_reason: '400: failed to moderate image',
    })
    expect(charged()).toBe(1)
  })

  it('hold a connection until Segmind drops it', async () => {
    const key = { 'x-api-key': 'SG_1', 'content-type': 'application/json' }
    await expect(
      ask(segmindBytesUrl, { prompt: 'a hill [lost reply]' }, { headers: key }),
    ).rejects.toThrow('fetch failed')
    expect(control.counts().charged.segmind).toBe(1)
  })
})

describe('the control plane', () => {
  it('shows what was sent, without the key', async () => {
    await submit('a hill')
    const submits = await (await fetch(`${controlUrl}/submits`)).json()
    expect(submits).toMatchObject([
      {
        provider: 'luma',
        body: { prompt: 'a hill', model: 'photon-1' },
        status: 201,
        headers: { authorization: 'Bearer ****9876' },
      },
    ])
    expect(JSON.stringify(submits)).not.toContain('luma-secret-key')
    const { requests } = await (await fetch(`${controlUrl}/counts`)).json()
    expect(requests).toEqual({ 'luma POST /luma/dream-machine/v1/generations/image': 1 })
  })

  it('takes faults and settings over HTTP, and forgets all', async () => {
    const fault = { step: 'submit', times: 'forever', action: { kind: 'respond', status: 418 } }
    const added = await fetch(`${controlUrl}/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    })
    expect((await submit()).status).toBe(418)
    await fetch(`${controlUrl}/faults/${(await added.json()).id}`, { method: 'DELETE' })
    expect((await submit()).status).toBe(201)
    const latencies = [{ provider: 'luma', queuedMs: 5000, runMs: 7000 }]
    await fetch(`${controlUrl}/settings`, { method: 'PUT', body: JSON.stringify({ latencies }) })
    await submit()
    const job = control.jobs().at(-1)
    expect((job?.endsAt ?? 0) - (job?.createdAt ?? 0)).toBe(12_000)
    await fetch(`${controlUrl}/reset`, { method: 'POST' })
    expect(control.jobs()).toEqual([])
  })
})
