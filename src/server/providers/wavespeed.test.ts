import { expect, it } from 'vitest'
import {
  cannedFetch,
  failureOf,
  json,
  onePixelPng,
  page,
  type Canned,
} from './provider-test-kit.ts'
import { createWavespeed } from './wavespeed.ts'

const baseUrl = 'https://wavespeed.test/api/v3'
const apiKey = 'wsk-0123456789'
const jobId = '0123456789abcdef0123456789abcdef'

function createCanned(...answers: Canned[]) {
  const { calls, fetch } = cannedFetch(...answers)
  return { calls, wavespeed: createWavespeed({ apiKey, baseUrl, fetch }) }
}

const request = { model: 'photon', prompt: 'a lighthouse', aspectRatio: null } as const
const envelope = (data: object) =>
  json({ code: 200, message: 'success', data: { id: jobId, ...data } })

it.each([
  ['photon', '/luma/photon', jobId],
  ['photon-flash', '/luma/photon-flash', 'pred_0123456789'],
] as const)('sends %s as WaveSpeed documents it', async (model, path, id) => {
  const { calls, wavespeed } = createCanned(envelope({ id, status: 'created', outputs: [] }))
  const prepared = wavespeed.prepare({ ...request, model })
  expect(await wavespeed.submit(prepared)).toEqual({ status: 'accepted', jobId: id })
  expect(calls).toEqual([
    {
      method: 'POST',
      url: baseUrl + path,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: { prompt: 'a lighthouse', enable_base64_output: false },
    },
  ])
})

it('sends to the documented addresses, and to no other', async () => {
  const { calls, wavespeed } = createCanned(envelope({ status: 'created' }))
  const prepared = wavespeed.prepare(request)
  const own = ['luma/photon', 'luma/photon-flash', 'luma/photon-modify', 'luma/photon-flash-modify']
  for (const path of own) await wavespeed.submit({ ...prepared, url: `${baseUrl}/${path}` })
  for (const path of ['luma/photon-reframe', 'luma/photon-modify/', 'luma/uni-1'])
    expect(
      await failureOf(wavespeed.submit({ ...prepared, url: `${baseUrl}/${path}` })),
    ).toMatchObject({ kind: 'refused' })
  expect(calls.map(({ url }) => url)).toEqual(own.map((path) => `${baseUrl}/${path}`))
})

it('drops no ratio in silence', () => {
  const { wavespeed } = createCanned()
  expect(() => wavespeed.prepare({ ...request, aspectRatio: '1:1' })).toThrow(/chooses the ratio/)
})

const refusal = (code: number, message: string, status = code) => json({ code, message }, status)

it.each<[Canned, string, string | undefined]>([
  [refusal(400, 'prompt is required'), 'refused', 'invalid_input'],
  [refusal(400, 'Content policy violation'), 'refused', 'content_policy'],
  [refusal(400, 'Flagged by the filter', 200), 'refused', 'content_policy'],
  [refusal(400, 'Failed to download the image'), 'refused', 'reference_unreachable'],
  [refusal(400, 'image url is not accessible', 200), 'refused', 'reference_unreachable'],
  [refusal(401, 'Unauthorized'), 'refused', 'invalid_key'],
  [refusal(401, 'Unauthorized', 200), 'refused', 'invalid_key'],
  [refusal(403, 'Insufficient balance'), 'refused', 'no_credit'],
  [refusal(403, 'Please top up your account'), 'refused', 'no_credit'],
  [refusal(403, 'Insufficient permission for this model'), 'refused', 'invalid_key'],
  [refusal(404, 'model not found'), 'refused', 'model_unavailable'],
  [refusal(429, 'Too many requests'), 'busy', 'rate_limited'],
  [refusal(429, 'Too many requests', 200), 'busy', 'rate_limited'],
  [refusal(500, 'Internal error'), 'uncertain', undefined],
  [refusal(500, 'Internal error', 200), 'uncertain', undefined],
  [refusal(5004, 'Sync mode timed out', 200), 'uncertain', undefined],
  [page(504), 'uncertain', undefined],
  [page(200), 'uncertain', undefined],
  [envelope({ id: '' }), 'uncertain', undefined],
  [envelope({ id: '../balance' }), 'uncertain', undefined],
  [json({ code: 200, message: 'success' }), 'uncertain', undefined],
])('takes answer %# to a submit as %s, %s', async (answer, kind, code) => {
  const { calls, wavespeed } = createCanned(answer)
  expect(await failureOf(wavespeed.submit(wavespeed.prepare(request)))).toMatchObject({
    kind,
    code,
  })
  expect(calls).toHaveLength(1)
})

it('keeps a job whatever the code beside its id says', async () => {
  const answer = json({
    code: 5004,
    message: 'timed out',
    data: { id: jobId, status: 'processing' },
  })
  const { wavespeed } = createCanned(answer)
  expect(await wavespeed.submit(wavespeed.prepare(request))).toEqual({ status: 'accepted', jobId })
})

const url = 'https://d1.cloudfront.net/x.jpeg'

it.each([
  [{ status: 'created' }, { status: 'waiting' }],
  [{ status: 'pending' }, { status: 'waiting' }],
  [{ status: 'processing' }, { status: 'running' }],
  [{ status: 'meditating' }, { status: 'running' }],
  [
    { status: 'completed', outputs: [url], error: '' },
    { status: 'finished', picture: { url } },
  ],
  [
    { status: 'completed', outputs: [onePixelPng] },
    { status: 'finished', picture: { bytes: Buffer.from(onePixelPng, 'base64') } },
  ],
  [
    { status: 'completed', outputs: [`data:image/png;base64,${onePixelPng}`] },
    { status: 'finished', picture: { bytes: Buffer.from(onePixelPng, 'base64') } },
  ],
  [
    { status: 'completed', outputs: [] },
    { status: 'failed', code: 'result_lost' },
  ],
  [
    { status: 'completed', outputs: ['sorry'] },
    { status: 'failed', code: 'result_lost' },
  ],
  [
    { status: 'failed', error: 'Task failed' },
    { status: 'failed', code: 'provider_error', providerMessage: 'Task failed' },
  ],
  [
    { status: 'failed', error: 'NSFW content detected' },
    { status: 'failed', code: 'content_policy', providerMessage: 'NSFW content detected' },
  ],
  [
    { status: 'failed', error: 'Failed to download the image from https://us.test/a.png' },
    { status: 'failed', code: 'reference_unreachable' },
  ],
  [
    { status: 'timeout', error: '' },
    { status: 'failed', code: 'provider_error' },
  ],
  [{ status: 'cancelled' }, { status: 'failed', code: 'provider_error' }],
  [{ status: 'deleted' }, { status: 'failed', code: 'result_lost' }],
])('reads %j', async (data, state) => {
  const { calls, wavespeed } = createCanned(envelope(data))
  const found = await wavespeed.check(jobId)
  expect(found).toMatchObject(state)
  // No document says that WaveSpeed does not charge for a failure.
  expect(found).not.toHaveProperty('isFree')
  expect(calls).toMatchObject([{ method: 'GET', url: `${baseUrl}/predictions/${jobId}/result` }])
})

it('reads a picture that is larger than any other answer', async () => {
  const large = Buffer.concat([Buffer.from(onePixelPng, 'base64'), Buffer.alloc(3_000_000)])
  const { wavespeed } = createCanned(
    envelope({ status: 'completed', outputs: [large.toString('base64')] }),
  )
  expect(await wavespeed.check(jobId)).toMatchObject({ picture: { bytes: large } })
})

it.each<[Canned, string, string | undefined]>([
  [refusal(404, 'task not found'), 'refused', 'result_lost'],
  [refusal(404, 'task not found', 200), 'refused', 'result_lost'],
  [refusal(401, 'Unauthorized'), 'refused', 'invalid_key'],
  [refusal(400, 'odd'), 'uncertain', undefined],
  [refusal(500, 'Internal error', 200), 'uncertain', undefined],
  [page(502), 'uncertain', undefined],
  [envelope({}), 'uncertain', undefined],
])('takes answer %# to a look as %s, %s', async (answer, kind, code) => {
  const { wavespeed } = createCanned(answer)
  expect(await failureOf(wavespeed.check(jobId))).toMatchObject({ kind, code })
})
