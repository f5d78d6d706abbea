import { expect, it } from 'vitest'
import { createLuma } from './luma.ts'
import { cannedFetch, failureOf, json, page, uuid, type Canned } from './provider-test-kit.ts'

const baseUrl = 'https://luma.test/dream-machine/v1'
const apiKey = 'luma-0123456789'

function createCanned(...answers: Canned[]) {
  const { calls, fetch } = cannedFetch(...answers)
  return { calls, luma: createLuma({ apiKey, baseUrl, fetch }) }
}

const request = { model: 'photon', prompt: 'a lighthouse', aspectRatio: '16:9' } as const

it.each([
  ['photon', 'photon-1'],
  ['photon-flash', 'photon-flash-1'],
] as const)('sends %s as Luma documents it', async (model, name) => {
  const { calls, luma } = createCanned(json({ id: uuid, state: 'queued', assets: null }, 201))
  const prepared = luma.prepare({ ...request, model, aspectRatio: '4:3' })
  expect(await luma.submit(prepared)).toEqual({ status: 'accepted', jobId: uuid })
  expect(calls).toEqual([
    {
      method: 'POST',
      url: `${baseUrl}/generations/image`,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: { model: name, prompt: 'a lighthouse', aspect_ratio: '4:3' },
    },
  ])
})

it.each([null, '3:2'] as const)('refuses the ratio %s instead of sending none', (aspectRatio) => {
  const { luma } = createCanned()
  expect(() => luma.prepare({ ...request, aspectRatio })).toThrow(/no ratio/)
})

it.each<[Canned, string, string | undefined]>([
  [json({ detail: 'Prompt is required' }, 400), 'refused', 'invalid_input'],
  [
    json({ detail: 'Prompt is too short, minimum length is 3 characters' }, 400),
    'refused',
    'invalid_input',
  ],
  [json({ detail: 'Insufficient credits' }, 400), 'refused', 'no_credit'],
  [json({ detail: 'Insufficient credits' }, 402), 'refused', 'no_credit'],
  [json({ detail: 'Payment required' }, 402), 'refused', 'no_credit'],
  [json({ detail: '400: failed to moderate image' }, 400), 'refused', 'reference_unreachable'],
  [json({ detail: 'Failed to read user input frames' }, 422), 'refused', 'reference_unreachable'],
  [json({ detail: 'Advanced prompt moderation failed' }, 400), 'refused', 'content_policy'],
  [json({ detail: 'Invalid API key is provided' }, 401), 'refused', 'invalid_key'],
  [json({ detail: 'Not authenticated' }, 403), 'refused', 'invalid_key'],
  [json({ detail: 'Not Found' }, 404), 'refused', 'model_unavailable'],
  [json({ detail: 'Method Not Allowed' }, 405), 'refused', 'model_unavailable'],
  [
    json(
      { detail: [{ type: 'enum', loc: ['body', 'aspect_ratio'], msg: 'Input should be' }] },
      422,
    ),
    'refused',
    'invalid_input',
  ],
  [json({ detail: 'Too many requests' }, 429), 'busy', 'rate_limited'],
  [json({ detail: 'Internal error' }, 500), 'uncertain', undefined],
  [page(502), 'uncertain', undefined],
  [page(200), 'uncertain', undefined],
  [json({ state: 'queued' }, 201), 'uncertain', undefined],
  [json({ id: '../credits?x=1' }, 201), 'uncertain', undefined],
])('takes answer %# to a submit as %s, %s', async (answer, kind, code) => {
  const { calls, luma } = createCanned(answer)
  expect(await failureOf(luma.submit(luma.prepare(request)))).toMatchObject({ kind, code })
  expect(calls).toHaveLength(1)
})

it('says that a picture which Luma could not fetch costs nothing', async () => {
  const { luma } = createCanned(json({ detail: '400: failed to moderate image' }, 400))
  expect(await failureOf(luma.submit(luma.prepare(request)))).toMatchObject({ isFree: true })
  const other = createCanned(json({ detail: 'Prompt is required' }, 400)).luma
  expect(await failureOf(other.submit(other.prepare(request)))).toMatchObject({ isFree: false })
})

const reframe = { url: 'https://pictures.test/a.png', x: 0, y: 9, width: 90, height: 90 }

it('sends a reframe to its own address, and to no other', async () => {
  const { calls, luma } = createCanned(json({ id: uuid, state: 'queued' }, 201))
  const prepared = luma.prepare({ ...request, reframe })
  expect(await luma.submit(prepared)).toEqual({ status: 'accepted', jobId: uuid })
  expect(calls).toMatchObject([
    { method: 'POST', url: `${baseUrl}/generations/image/reframe`, body: prepared.body },
  ])
  for (const path of ['video/reframe', 'image/reframe/', 'image/reframe?x=1', 'image/upscale']) {
    const url = `${baseUrl}/generations/${path}`
    expect(await failureOf(luma.submit({ ...prepared, url }))).toMatchObject({ kind: 'refused' })
  }
  expect(calls).toHaveLength(1)
})

const generation = (fields: object) =>
  json({ id: uuid, failure_reason: null, assets: null, ...fields })
const url = 'https://storage.cdn-luma.com/dream_machine/x/y.jpg'

it.each([
  [generation({ state: 'queued' }), { status: 'waiting' }],
  [generation({ state: 'dreaming' }), { status: 'running' }],
  [generation({ state: 'pondering' }), { status: 'running' }],
  [
    generation({ state: 'completed', assets: { image: url, video: null } }),
    { status: 'finished', picture: { url } },
  ],
  [generation({ state: 'completed' }), { status: 'failed', code: 'result_lost' }],
  [
    generation({ state: 'completed', assets: { image: 'https://user:pass@luma.test/y.jpg' } }),
    { status: 'failed', code: 'result_lost' },
  ],
  [
    generation({ state: 'completed', assets: { image: 'file:///etc/passwd' } }),
    { status: 'failed', code: 'result_lost' },
  ],
])('reads state %# of a job', async (answer, state) => {
  const { calls, luma } = createCanned(answer)
  expect(await luma.check(uuid)).toMatchObject(state)
  expect(calls).toMatchObject([{ method: 'GET', url: `${baseUrl}/generations/${uuid}` }])
})

it.each([
  ['Contains blacklisted words', 'content_policy'],
  ['Frame moderation failed', 'content_policy'],
  ['Advanced prompt moderation failed', 'content_policy'],
  ['Advanced moderation failed', 'content_policy'],
  ['prompt not allowed because of a name', 'content_policy'],
  ['contains IP', 'content_policy'],
  ['Failed to read user input frames', 'reference_unreachable'],
  ['400: failed to moderate image', 'reference_unreachable'],
  ['Prompt processing failed', 'provider_error'],
  ['Error dispatching job', 'provider_error'],
  ['Job failed', 'provider_error'],
  ['Error processing callback', 'provider_error'],
])('takes "%s" for %s, given back by Luma', async (failure_reason, code) => {
  const { luma } = createCanned(generation({ state: 'failed', failure_reason }))
  expect(await luma.check(uuid)).toEqual({
    status: 'failed',
    code,
    providerMessage: failure_reason,
    isFree: true,
  })
})

it('says so when Luma gives no reason', async () => {
  const { luma } = createCanned(generation({ state: 'failed' }))
  expect(await luma.check(uuid)).toMatchObject({ providerMessage: 'Luma gave no reason' })
})

it.each<[Canned, string, string | undefined]>([
  [json({ detail: 'Generation not found' }, 404), 'refused', 'result_lost'],
  [json({ detail: 'Not authenticated' }, 403), 'refused', 'invalid_key'],
  [json({ detail: 'Too many' }, 429), 'busy', 'rate_limited'],
  [page(502), 'uncertain', undefined],
  [json({ id: uuid }), 'uncertain', undefined],
])('takes answer %# to a look as %s, %s', async (answer, kind, code) => {
  const { luma } = createCanned(answer)
  expect(await failureOf(luma.check(uuid))).toMatchObject({ kind, code })
})
