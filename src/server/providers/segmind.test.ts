import { expect, it } from 'vitest'
import {
  cannedFetch,
  failureOf,
  json,
  onePixelPng,
  page,
  type Canned,
} from './provider-test-kit.ts'
import { createSegmind } from './segmind.ts'

const modelUrl = 'https://segmind.test/v1/models/luma-photon-txt-2-img'
const apiKey = 'SG_0123456789abcdef'
const jobId = 'req-0123456789'
const requestUrl = `https://segmind.test/v2/requests/${jobId}`

function createCanned(...answers: Canned[]) {
  const { calls, fetch } = cannedFetch(...answers)
  return { calls, segmind: createSegmind({ apiKey, modelUrl, fetch }) }
}

const request = { model: 'photon', prompt: 'a lighthouse', aspectRatio: '3:2' } as const
const png = Buffer.from(onePixelPng, 'base64')
const url = 'https://images.segmind.com/x.jpeg'
const image =
  (type: string, headers: Record<string, string> = {}): Canned =>
  () =>
    new Response(png, { headers: { 'content-type': type, ...headers } })

it('sends what Segmind documents', async () => {
  const { calls, segmind } = createCanned(image('image/png'))
  await segmind.submit(segmind.prepare(request))
  expect(calls).toEqual([
    {
      method: 'POST',
      url: modelUrl,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      body: { prompt: 'a lighthouse', aspect_ratio: '3:2' },
    },
  ])
})

it('has no Flash and no 4:3', () => {
  const { segmind } = createCanned()
  expect(() => segmind.prepare({ ...request, model: 'photon-flash' })).toThrow(/no Flash/)
  expect(() => segmind.prepare({ ...request, aspectRatio: '4:3' })).toThrow(/no ratio/)
})

it.each<[Canned, object]>([
  [image('image/jpeg'), { picture: { bytes: png } }],
  [image('application/octet-stream'), { picture: { bytes: png } }],
  [image('image/jpeg', { 'x-cost': '0.019' }), { picture: { bytes: png }, billedUsd: 0.019 }],
  [image('image/jpeg', { 'x-cost': 'free' }), { picture: { bytes: png } }],
  [json({ image: onePixelPng }), { picture: { bytes: png } }],
  [json({ image: `data:image/png;base64,${onePixelPng}` }), { picture: { bytes: png } }],
  [json({ image: null, output: url }), { picture: { url } }],
  [json({ images: [{ url }] }), { picture: { url } }],
  [json({ url }), { picture: { url } }],
  [json({ data: [url] }), { picture: { url } }],
  [json({ data: [onePixelPng] }), { picture: { bytes: png } }],
  [
    json({ request_id: jobId, status: 'COMPLETED', output: url, metrics: { cost: 0.02 } }),
    { picture: { url }, billedUsd: 0.02 },
  ],
])('finds the picture in reply %#', async (answer, finished) => {
  const { segmind } = createCanned(answer)
  expect(await segmind.submit(segmind.prepare(request))).toEqual({
    status: 'finished',
    ...finished,
  })
})

const said = (error: string, status: number) => json({ error }, status)
const text =
  (words: string, status: number): Canned =>
  () =>
    new Response(words, { status })

it.each<[Canned, string, string | undefined, boolean]>([
  [said('Invalid parameters', 400), 'refused', 'invalid_input', false],
  [said('Missing Authorization or x-api-key in header', 401), 'refused', 'invalid_key', false],
  [said('Forbidden', 403), 'refused', 'invalid_key', false],
  [said('Model not found', 404), 'refused', 'model_unavailable', false],
  [page(405), 'refused', 'model_unavailable', false],
  [said('Insufficient credits', 406), 'refused', 'no_credit', false],
  [text('Insufficient credits', 406), 'refused', 'no_credit', false],
  [said('Team spend limit reached', 406), 'refused', 'no_credit', false],
  [said('Invalid content type', 406), 'refused', 'invalid_input', false],
  [text('', 406), 'refused', 'no_credit', false],
  [said('This model is retired', 410), 'refused', 'model_unavailable', false],
  [said('Too many requests', 429), 'busy', 'rate_limited', false],
  [said('Prompt rejected by moderation', 500), 'refused', 'content_policy', true],
  [said('Something broke', 500), 'refused', 'provider_error', true],
  [text('Something broke', 500), 'refused', 'provider_error', true],
  [page(500), 'uncertain', undefined, false],
  [text('', 500), 'uncertain', undefined, false],
  [said('Bad gateway', 502), 'uncertain', undefined, false],
  [said('Timed out', 504), 'uncertain', undefined, false],
  [page(200), 'uncertain', undefined, false],
  [text('', 200), 'uncertain', undefined, false],
  [json({ error: 'odd' }), 'uncertain', undefined, false],
  [json({ image: 'not a picture' }), 'uncertain', undefined, false],
  [
    json({ request_id: '../../v1/get-user-credits', status: 'QUEUED' }),
    'uncertain',
    undefined,
    false,
  ],
])('takes answer %# to a submit as %s, %s', async (answer, kind, code, isFree) => {
  const { calls, segmind } = createCanned(answer)
  const failure = await failureOf(segmind.submit(segmind.prepare(request)))
  expect(failure).toMatchObject({ kind, code, isFree })
  expect(calls).toHaveLength(1)
})

it('follows a job of the second version on the origin of the model', async () => {
  const status = (word: string) => json({ request_id: jobId, status: word })
  const { calls, segmind } = createCanned(
    json({ request_id: jobId, status: 'QUEUED', status_url: 'https://evil.test/' }),
    status('QUEUED'),
    status('PROCESSING'),
    status('PONDERING'),
    status('COMPLETED'),
    json({ request_id: jobId, status: 'COMPLETED', output: url, metrics: { cost: 0.019 } }),
  )
  expect(await segmind.submit(segmind.prepare(request))).toEqual({ status: 'accepted', jobId })
  const states = []
  for (let looks = 0; looks < 4; looks++) states.push(await segmind.check(jobId))
  expect(states).toEqual([
    { status: 'waiting' },
    { status: 'running' },
    { status: 'running' },
    { status: 'finished', picture: { url }, billedUsd: 0.019 },
  ])
  expect(calls.map((call) => call.url)).toEqual([
    modelUrl,
    ...Array.from({ length: 4 }, () => `${requestUrl}/status`),
    requestUrl,
  ])
})

it.each([
  ['https://segmind.test/v2/luma-photon-txt-2-img', 'https://segmind.test'],
  ['http://127.0.0.1:9/segmind/v1/luma-photon-txt-2-img', 'http://127.0.0.1:9/segmind'],
])('looks beside %s', async (address, base) => {
  const { calls, fetch } = cannedFetch(json({ status: 'QUEUED' }))
  await createSegmind({ apiKey, modelUrl: address, fetch }).check(jobId)
  expect(calls[0]?.url).toBe(`${base}/v2/requests/${jobId}/status`)
})

it.each<[Canned[], string, string]>([
  [
    [json({ status: 'FAILED' }), json({ status: 'FAILED', error: 'It broke' }, 422)],
    'provider_error',
    'It broke',
  ],
  [[json({ status: 'FAILED', error: 'NSFW prompt' }, 422)], 'content_policy', 'NSFW prompt'],
  [
    [json({ status: 'COMPLETED' }), json({ status: 'FAILED', error: 'It broke' })],
    'provider_error',
    'It broke',
  ],
])('tells why a job failed, which is free: %#', async (answers, code, providerMessage) => {
  const { segmind } = createCanned(...answers)
  expect(await segmind.check(jobId)).toEqual({
    status: 'failed',
    code,
    providerMessage,
    isFree: true,
  })
})

it('says when a finished job has no usable picture', async () => {
  const { segmind } = createCanned(json({ status: 'COMPLETED' }))
  expect(await segmind.check(jobId)).toMatchObject({ status: 'failed', code: 'result_lost' })
})

it.each<[Canned[], string, string | undefined]>([
  [[said(`Request ${jobId} not found`, 404)], 'refused', 'result_lost'],
  [[json({ status: 'COMPLETED' }), said('not found', 404)], 'refused', 'result_lost'],
  [[json({ status: 'COMPLETED' }), page(502)], 'uncertain', undefined],
  [[json({ status: 'COMPLETED' }), page(200)], 'uncertain', undefined],
  [[said('Something broke', 500)], 'uncertain', undefined],
  [[said('Unauthorized', 401)], 'refused', 'invalid_key'],
])('takes answers %# to a look as %s, %s', async (answers, kind, code) => {
  const { segmind } = createCanned(...answers)
  expect(await failureOf(segmind.check(jobId))).toMatchObject({ kind, code })
})
