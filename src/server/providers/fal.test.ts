import { expect, it } from 'vitest'
import { createFal } from './fal.ts'
import { cannedFetch, failureOf, json, page, uuid, type Canned } from './provider-test-kit.ts'

const queueUrl = 'https://queue.test'
const apiKey = '99999999-aaaa:0123456789abcdef'

function createCanned(...answers: Canned[]) {
  const { calls, fetch } = cannedFetch(...answers)
  return { calls, fal: createFal({ apiKey, queueUrl, restUrl: 'https://rest.fal.test', fetch }) }
}

const request = { model: 'photon', prompt: 'a lighthouse', aspectRatio: '1:1' } as const
const jobUrl = `${queueUrl}/fal-ai/luma-photon/requests/${uuid}`

it.each([
  ['photon', 'fal-ai/luma-photon'],
  ['photon-flash', 'fal-ai/luma-photon/flash'],
] as const)('sends %s as fal documents it', async (model, endpoint) => {
  const { calls, fal } = createCanned(json({ status: 'IN_QUEUE', request_id: uuid }))
  const prepared = fal.prepare({ ...request, model })
  expect(await fal.submit(prepared)).toEqual({ status: 'accepted', jobId: uuid })
  expect(calls).toEqual([
    {
      method: 'POST',
      url: `${queueUrl}/${endpoint}`,
      headers: { authorization: `Key ${apiKey}`, 'content-type': 'application/json' },
      body: { prompt: 'a lighthouse', aspect_ratio: '1:1' },
    },
  ])
})

it('sends to the documented addresses, and to no other', async () => {
  const { calls, fal } = createCanned(json({ status: 'IN_QUEUE', request_id: uuid }))
  const prepared = fal.prepare(request)
  const own = [
    'fal-ai/luma-photon',
    'fal-ai/luma-photon/modify',
    'fal-ai/luma-photon/reframe',
    'fal-ai/luma-photon/flash',
    'fal-ai/luma-photon/flash/modify',
    'fal-ai/luma-photon/flash/reframe',
  ]
  for (const path of own) await fal.submit({ ...prepared, url: `${queueUrl}/${path}` })
  for (const path of ['fal-ai/luma-photon/upscale', 'fal-ai/luma-photon/modify/', 'fal-ai/flux'])
    expect(await failureOf(fal.submit({ ...prepared, url: `${queueUrl}/${path}` }))).toMatchObject({
      kind: 'refused',
    })
  expect(calls.map(({ url }) => url)).toEqual(own.map((path) => `${queueUrl}/${path}`))
})

it.each<[Canned, string, string | undefined]>([
  [json({ detail: 'invalid key credentials' }, 401), 'refused', 'invalid_key'],
  [
    json({ detail: 'User is locked. Reason: Exhausted balance. Top up your balance.' }, 403),
    'refused',
    'no_credit',
  ],
  [json({ detail: 'Key has no access to this app' }, 403), 'refused', 'invalid_key'],
  [json({ detail: 'Application not found' }, 404), 'refused', 'model_unavailable'],
  [json({ detail: 'bad', error_type: 'bad_request' }, 400), 'refused', 'invalid_input'],
  [
    json({ detail: [{ loc: ['body'], msg: 'no', type: 'content_policy_violation' }] }, 422),
    'refused',
    'content_policy',
  ],
  [
    json({ detail: [{ loc: ['body'], msg: 'no', type: 'file_download_error' }] }, 422),
    'refused',
    'reference_unreachable',
  ],
  [
    json({ detail: [{ loc: ['body'], msg: 'no', type: 'image_load_error' }] }, 400),
    'refused',
    'reference_unreachable',
  ],
  [
    json({ detail: 'Too many', error_type: 'concurrent_requests_limit' }, 429),
    'busy',
    'rate_limited',
  ],
  [json({ detail: 'x', error_type: 'runner_scheduling_failure' }, 503), 'uncertain', undefined],
  [json({ detail: 'x', error_type: 'client_disconnected' }, 499), 'uncertain', undefined],
  [page(502), 'uncertain', undefined],
  [page(200), 'uncertain', undefined],
  [json({ status: 'IN_QUEUE' }), 'uncertain', undefined],
  [json({ request_id: '../../other/app/requests/1' }), 'uncertain', undefined],
])('takes answer %# to a submit as %s, %s', async (answer, kind, code) => {
  const { calls, fal } = createCanned(answer)
  expect(await failureOf(fal.submit(fal.prepare(request)))).toMatchObject({ kind, code })
  expect(calls).toHaveLength(1)
})

const completed = json({ status: 'COMPLETED', request_id: uuid, metrics: { inference_time: 4 } })
const failed = (error: string, error_type: string | null = null) =>
  json({ status: 'COMPLETED', request_id: uuid, error, error_type })
const url = 'https://v3.fal.media/files/a/z9.png'

it('asks for the state under owner and app, and for the result when it is there', async () => {
  const { calls, fal } = createCanned(
    json({ status: 'IN_QUEUE', queue_position: 3, status_url: 'https://evil.test/' }, 202),
    json({ status: 'IN_PROGRESS', logs: [{ message: 'one' }, { message: 'two' }] }, 202),
    json({ status: 'IN_PROGRESS', logs: null }, 202),
    json({ status: 'DREAMING' }, 202),
    completed,
    json({ images: [{ url, content_type: null }] }),
  )
  const states = []
  for (let looks = 0; looks < 5; looks++) states.push(await fal.check(uuid))
  expect(states).toEqual([
    { status: 'waiting', queuePosition: 3 },
    { status: 'running', log: 'two' },
    { status: 'running' },
    { status: 'running' },
    { status: 'finished', picture: { url } },
  ])
  expect(calls.map((call) => call.url)).toEqual([
    ...Array.from({ length: 5 }, () => `${jobUrl}/status?logs=1`),
    jobUrl,
  ])
})

const typed = (type: string, status = 422) =>
  json({ detail: [{ loc: ['body', 'prompt'], msg: 'words', type }] }, status)
const requestError = (error_type: string, status: number) =>
  json({ detail: 'words', error_type }, status)

it.each<[Canned, Canned, string, boolean]>([
  [failed('Invalid status code: 422'), typed('content_policy_violation'), 'content_policy', false],
  [
    failed('Invalid status code: 422'),
    typed('file_download_error'),
    'reference_unreachable',
    false,
  ],
  [failed('Invalid status code: 422'), typed('image_load_error'), 'reference_unreachable', false],
  [failed('Invalid status code: 422'), typed('image_too_large'), 'invalid_input', false],
  [failed('Invalid status code: 422'), typed('literal_error'), 'invalid_input', false],
  [
    failed('Invalid status code: 422'),
    json({ detail: 'words: nsfw' }, 422),
    'content_policy',
    false,
  ],
  [completed, typed('missing'), 'invalid_input', false],
  [completed, typed('generation_timeout', 504), 'provider_error', true],
  [failed('x'), typed('downstream_service_error', 500), 'provider_error', true],
  [failed('x'), typed('internal_server_error', 500), 'provider_error', true],
  [failed('x'), requestError('request_timeout', 504), 'provider_error', true],
  [failed('x'), requestError('startup_timeout', 504), 'provider_error', true],
  [failed('x'), requestError('runner_disconnected', 503), 'provider_error', true],
  [failed('x'), requestError('runner_incomplete_response', 502), 'provider_error', true],
  [failed('x'), requestError('client_cancelled', 499), 'provider_error', false],
  [failed('words', 'client_cancelled'), page(404), 'provider_error', false],
  [failed('words', 'content_policy_violation'), page(422), 'content_policy', false],
])('tells why a job failed, %#: %s', async (status, result, code, isFree) => {
  const { fal } = createCanned(status, result)
  expect(await fal.check(uuid)).toEqual({
    status: 'failed',
    code,
    providerMessage: expect.stringContaining('words'),
    isFree,
  })
})

it('keeps looking where the result is not ready after all', async () => {
  const { fal } = createCanned(completed, json({ detail: 'Request is still in progress' }, 400))
  expect(await fal.check(uuid)).toEqual({ status: 'running' })
})

it('says when a finished job has no usable picture', async () => {
  const { fal } = createCanned(completed, json({ images: [] }))
  expect(await fal.check(uuid)).toMatchObject({ status: 'failed', code: 'result_lost' })
})

// What may be said of the call alone must not end a job that was paid for.
it.each<[Canned, Canned, string, string | undefined]>([
  [completed, page(502), 'uncertain', undefined],
  [completed, requestError('internal_error', 500), 'uncertain', undefined],
  [completed, json({ detail: 'bad' }, 400), 'uncertain', undefined],
  [completed, page(200), 'uncertain', undefined],
  [completed, json({ detail: 'slow down' }, 429), 'busy', 'rate_limited'],
  [completed, json({ status: 'NOT_FOUND' }, 404), 'refused', 'result_lost'],
  [failed('Invalid status code: 422'), page(502), 'uncertain', undefined],
  [json({ status: 'NOT_FOUND' }, 404), completed, 'refused', 'result_lost'],
  [json({ detail: 'invalid key' }, 401), completed, 'refused', 'invalid_key'],
  [page(503), completed, 'uncertain', undefined],
])('takes answers %# to a look as %s, %s', async (status, result, kind, code) => {
  const { fal } = createCanned(status, result)
  expect(await failureOf(fal.check(uuid))).toMatchObject({ kind, code })
})

it.each([
  [json({ status: 'CANCELLATION_REQUESTED' }, 202), 'asked'],
  [json({ status: 'OK' }), 'canceled'],
  [json({ success: true }), 'asked'],
  [json({ status: 'ALREADY_COMPLETED' }, 400), 'too_late'],
])('cancels, %#: %s', async (answer, outcome) => {
  const { calls, fal } = createCanned(answer)
  expect(await fal.cancel?.(uuid)).toBe(outcome)
  expect(calls).toMatchObject([{ method: 'PUT', url: `${jobUrl}/cancel` }])
})

it.each<[Canned, string, string | undefined]>([
  [json({ status: 'NOT_FOUND' }, 404), 'refused', 'result_lost'],
  [page(502), 'uncertain', undefined],
])('passes on why it could not cancel, %#', async (answer, kind, code) => {
  const { fal } = createCanned(answer)
  expect(await failureOf(Promise.resolve(fal.cancel?.(uuid)))).toMatchObject({ kind, code })
})
