import { Hono } from 'hono'
import { lumaSizes } from './aspect-ratios.ts'
import type { Backstage, Manner } from './backstage.ts'
import type { EmulatorContext, EmulatorEnv } from './emulator-http.ts'
import { isRefusedKey, isWebUrl, originOf, readObject } from './emulator-http.ts'
import { canceled, failureAnswer, requestUrls, statusOf } from './fal-answers.ts'
import { falEndpoints, falEndpointOf } from './fal-endpoints.ts'
import { createFalRest } from './fal-rest.ts'
import { failureOfInput, invalid, issueOf, referencesIn } from './fal-validation.ts'
import { endOf, failureOf } from './job.ts'
import type { Job, JobFailure } from './job.ts'
import { signForFal } from './webhook-signatures.ts'

const policyText =
  'The content could not be processed because it contained material flagged by a content checker.'

const downloadText =
  'Failed to download the file. Please check if the URL is accessible and try again.'
const loadText =
  'Failed to load the image. Please ensure the image file is not corrupted and is in a supported format.'

const manner: Manner = {
  policy: invalid([issueOf('prompt', 'content_policy_violation', policyText, undefined)]),
  fail: {
    status: 500,
    type: 'internal_server_error',
    message: 'Internal server error',
    headers: { 'x-fal-retryable': 'true' },
  },
  unreachable: (url, why) =>
    invalid([
      why === 'load'
        ? issueOf('image_url', 'image_load_error', loadText, url)
        : issueOf('image_url', 'file_download_error', downloadText, url),
    ]),
  noCredit: (c) =>
    c.json(
      {
        detail:
          'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
      },
      403,
    ),
  rateLimited: (c) =>
    c.json({ detail: 'Too many requests', error_type: 'concurrent_requests_limit' }, 429, {
      'retry-after': '2',
    }),
}

const webhookPolicy = {
  attempts: 10,
  gapMs: (attempt: number) => Math.min(1000 * 2 ** (attempt - 1), 900_000),
  timeoutMs: 15_000,
  isTaken: (status: number) => status < 400,
}

/** fal's queue, its direct host and its file storage. */
export function createFalEmulator({ backstage }: { backstage: Backstage }) {
  const { jobs, now, pictures, step, submit, webhooks } = backstage

  backstage.open('fal', {
    ...manner,
    onEnd: async (job, origin) => {
      const { status, body } = await resultOf(job, origin)
      const ids = { request_id: job.id, gateway_request_id: job.id }
      webhooks.send({
        job,
        body:
          status === 200
            ? { ...ids, status: 'OK', payload: body }
            : { ...ids, status: 'ERROR', error: `Invalid status code: ${status}`, payload: body },
        policy: webhookPolicy,
        sign: (text, at) => signForFal({ requestId: job.id, body: text, now: at }),
      })
    },
  })

  async function resultOf(job: Job, origin: string) {
    const phase = jobs.phase(job)
    const failure: JobFailure | null =
      phase === 'canceled' ? canceled : phase === 'failed' ? failureOf(job) : null
    if (failure) {
      const headers = {
        ...failure.headers,
        ...(failure.type ? { 'x-fal-error-type': failure.type } : {}),
      }
      return { status: failure.status ?? 422, headers, body: failureAnswer(failure) }
    }
    if (phase !== 'succeeded') {
      return { status: 400, headers: {}, body: { detail: 'Request is still in progress' } }
    }
    const name = `${job.id}.png`
    const image = {
      url: job.resultUrl ?? `${origin}/files/jobs/${encodeURIComponent(name)}`,
      content_type: 'image/png',
      file_name: name,
      file_size: (await pictures.of(job)).byteLength,
    }
    const headers = {
      'x-fal-billable-units': megapixelsOf(job).toFixed(4),
      'x-fal-served-from': 'sandbox',
    }
    return { status: 200, headers, body: { images: [image] } }
  }

  async function start(c: EmulatorContext, webhookUrl: string | null) {
    const id = falEndpointOf(c.req.path)
    const endpoint = falEndpoints[id]
    if (!endpoint) return c.json({ detail: `Application '${id}' not found` }, 404)
    const input = (await readObject(c)) ?? {}
    const size = lumaSizes[String(input.aspect_ratio ?? '1:1')] ?? { width: 1536, height: 1536 }
    const prompt = typeof input.prompt === 'string' ? input.prompt : ''
    const costUsd = (endpoint.usdPerMegapixel * size.width * size.height) / 1e6
    const refusal = backstage.refuse(c, 'fal', prompt, costUsd)
    if (refusal) return refusal
    const failure = failureOfInput(input, endpoint.task)
    return backstage.start(c, {
      provider: 'fal',
      model: endpoint.model,
      endpoint: id,
      prompt,
      input,
      size,
      format: 'png',
      costUsd,
      references: failure ? [] : referencesIn(input, endpoint.task),
      webhookUrl,
      failure,
      startTimeoutMs: secondsIn(c.req.header('x-fal-request-timeout')),
    })
  }

  const jobIn = (c: EmulatorContext) => jobs.find('fal', c.req.param('id') ?? '')
  const modelOf = (c: EmulatorContext) => falEndpoints[falEndpointOf(c.req.path)]?.model ?? 'photon'
  const isAuthorised = (c: EmulatorContext) => {
    const [scheme, key = ''] = (c.req.header('authorization') ?? '').split(' ')
    return scheme === 'Key' && !isRefusedKey(key)
  }

  const app = new Hono<EmulatorEnv>()
  app.use('/:host{fal-(queue|run|rest|api)}/*', async (c, next) => {
    const isOpen = c.req.path.includes('/.well-known/') || c.req.path.includes('/storage/put/')
    if (!isOpen && !isAuthorised(c)) {
      c.header('x-fal-request-id', crypto.randomUUID())
      return c.json({ detail: 'invalid key credentials' }, 401)
    }
    await next()
    if (!c.res.headers.has('x-fal-request-id')) {
      c.res.headers.set('x-fal-request-id', c.get('submit')?.jobId ?? crypto.randomUUID())
    }
    return undefined
  })
  app.route('/', createFalRest({ backstage }))

  const requests = '/fal-queue/fal-ai/luma-photon/requests/:id'
  app.get(`${requests}/status`, step('fal', 'status', jobIn), (c) => {
    const job = jobIn(c)
    if (!job) return c.json({ status: 'NOT_FOUND' }, 404)
    const phase = jobs.phase(job)
    const status = statusOf(job, phase, now(), originOf(c), c.req.query('logs') === '1')
    c.header('x-fal-request-id', job.id)
    const isOpen = phase === 'queued' || phase === 'running'
    return c.json(
      { ...status, ...(c.get('state') ? { status: c.get('state') } : {}) },
      isOpen ? 202 : 200,
    )
  })
  app.get(`${requests}/status/stream`, step('fal', 'status', jobIn), (c) => {
    const job = jobIn(c)
    if (!job) return c.json({ status: 'NOT_FOUND' }, 404)
    return streamOf(job, originOf(c), c.req.query('logs') === '1')
  })
  const result = async (c: EmulatorContext) => {
    const job = jobIn(c)
    if (!job) return c.json({ status: 'NOT_FOUND' }, 404)
    const { status, headers, body } = await resultOf(job, originOf(c))
    return Response.json(body, { status, headers: { ...headers, 'x-fal-request-id': job.id } })
  }
  app.get(requests, step('fal', 'result', jobIn), result)
  app.get(`${requests}/response`, step('fal', 'result', jobIn), result)
  app.put(`${requests}/cancel`, step('fal', 'cancel', jobIn), (c) => {
    const job = jobIn(c)
    if (!job) return c.json({ status: 'NOT_FOUND' }, 404)
    const phase = jobs.phase(job)
    if (phase !== 'queued' && phase !== 'running')
      return c.json({ status: 'ALREADY_COMPLETED' }, 400)
    jobs.cancel(job.id)
    return phase === 'queued'
      ? c.json({ status: 'OK' }, 200)
      : c.json({ status: 'CANCELLATION_REQUESTED' }, 202)
  })
  app.post('/fal-queue/*', submit('fal', modelOf), async (c) => {
    const webhook = c.req.query('fal_webhook')
    const job = await start(c, isWebUrl(webhook) ? webhook : null)
    if (job instanceof Response) return job
    const { status_url, response_url, cancel_url } = requestUrls(job, originOf(c))
    return c.json({
      status: c.get('state') ?? 'IN_QUEUE',
      request_id: job.id,
      gateway_request_id: job.id,
      queue_position: job.queueLength,
      response_url,
      status_url,
      cancel_url,
    })
  })
  app.post('/fal-run/*', submit('fal', modelOf), async (c) => {
    const job = await start(c, null)
    if (job instanceof Response) return job
    while (Number.isFinite(endOf(job)) || !job.settled) {
      if (endOf(job) <= now()) break
      await backstage.schedule.until(Math.min(endOf(job), now() + 100))
    }
    const { status, headers, body } = await resultOf(job, originOf(c))
    return Response.json(body, { status, headers: { ...headers, 'x-fal-request-id': job.id } })
  })
  app.all('/:host{fal-(queue|run|rest|api)}/*', (c) => c.json({ detail: 'Not Found' }, 404))

  function streamOf(job: Job, origin: string, withLogs: boolean) {
    let isCanceled = false
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        let last = ''
        while (!isCanceled) {
          const status = statusOf(job, jobs.phase(job), now(), origin, withLogs)
          const text = `data: ${JSON.stringify(status)}\n\n`
          if (text !== last) controller.enqueue(new TextEncoder().encode(text))
          last = text
          if (status.status === 'COMPLETED') break
          await backstage.schedule.until(now() + 100)
        }
        if (!isCanceled) controller.close()
      },
      cancel: () => void (isCanceled = true),
    })
    return new Response(stream, {
      headers: { 'content-type': 'text/event-stream', 'x-fal-request-id': job.id },
    })
  }

  return { app }
}

const megapixelsOf = ({ size }: Job) => (size.width * size.height) / 1e6

function secondsIn(header: string | undefined) {
  const seconds = Number(header)
  return header !== undefined && seconds > 0 ? seconds * 1000 : undefined
}
