import { Hono } from 'hono'
import { segmindSizes } from './aspect-ratios.ts'
import type { Backstage, Manner } from './backstage.ts'
import type { EmulatorContext, EmulatorEnv } from './emulator-http.ts'
import { isRefusedKey, originOf, readObject } from './emulator-http.ts'
import { endOf, failureOf, startOf } from './job.ts'
import type { Job } from './job.ts'

const slug = 'luma-photon-txt-2-img'
const priceUsd = 0.019
/** How long the queue's answer can be had after the end. */
const keptMs = 3600_000

const manner: Manner = {
  policy: {
    status: 500,
    message: 'Upstream moderation refused the prompt: content policy violation',
  },
  fail: { status: 500, message: 'Internal server error' },
  unreachable: () => ({ status: 500, message: 'Internal server error' }),
  noCredit: (c) => c.json({ error: 'Insufficient credits' }, 406),
  rateLimited: (c) => c.json({ error: 'Rate limit exceeded. Please try again later.' }, 429),
}

type Shape = 'json' | 'bytes' | 'queue'

/** Segmind's one Photon model in the three shapes that are known; the path says which. */
export function createSegmindEmulator({ backstage }: { backstage: Backstage }) {
  const { jobs, ledger, now, pictures, step, submit } = backstage
  backstage.open('segmind', manner)
  /** What the JSON of the first shape holds: the documents do not say. */
  let jsonReply: 'url' | 'base64' = 'url'

  async function create(c: EmulatorContext, shape: Shape) {
    if (!c.req.header('content-type')?.startsWith('application/json')) {
      return c.json({ error: 'Invalid content type' }, 406)
    }
    const body = await readObject(c)
    if (!body) return c.json({ error: 'Invalid JSON in request body' }, 400)
    const { prompt, aspect_ratio: ratio = '1:1' } = body
    if (typeof prompt !== 'string' || prompt === '') {
      return c.json({ error: "Missing required parameter: 'prompt'" }, 400)
    }
    const size = typeof ratio === 'string' ? segmindSizes[ratio] : undefined
    if (!size) {
      const allowed = Object.keys(segmindSizes).join(', ')
      return c.json({ error: `Invalid value for 'aspect_ratio'. Allowed values: ${allowed}` }, 400)
    }
    const refusal = backstage.refuse(c, 'segmind', prompt, priceUsd)
    if (refusal) return refusal
    const job = backstage.start(c, {
      provider: 'segmind',
      model: 'photon',
      endpoint: new URL(c.req.url).pathname.replace('/segmind', ''),
      prompt,
      input: body,
      size,
      format: 'jpeg',
      costUsd: priceUsd,
      references: [],
      webhookUrl: null,
    })
    return shape === 'queue' ? c.json(ticketOf(job, originOf(c))) : answer(c, job, shape)
  }

  /** The old way: the connection is held for as long as the picture takes. */
  async function answer(c: EmulatorContext, job: Job, shape: 'json' | 'bytes') {
    const gone = new Promise<void>((resolve) => c.env?.outgoing?.once('close', resolve))
    const ended = Number.isFinite(endOf(job)) ? backstage.schedule.until(endOf(job)) : gone
    await Promise.race([ended, gone])
    c.header('x-request-id', job.id)
    const failure = failureOf(job)
    if (failure) return Response.json({ error: failure.message }, { status: failure.status ?? 500 })
    c.header('x-remaining-credits', String(ledger.balanceUsd('segmind')))
    c.header('x-cost', String(priceUsd))
    c.header('x-generation-time', String((endOf(job) - job.createdAt) / 1000))
    if (shape === 'bytes') {
      return c.body(new Uint8Array(await pictures.of(job)), 200, { 'content-type': 'image/jpeg' })
    }
    if (jsonReply === 'url') return c.json({ image: fileOf(job, originOf(c)) })
    return c.json({ image: (await pictures.of(job)).toString('base64') })
  }

  const jobIn = (c: EmulatorContext) => {
    const job = jobs.find('segmind', c.req.param('id') ?? '')
    return job && now() < endOf(job) + keptMs ? job : undefined
  }
  const unknown = (c: EmulatorContext) =>
    c.json({ error: `Request ${c.req.param('id') ?? ''} not found` }, 404)

  const result = async (c: EmulatorContext) => {
    const job = jobIn(c)
    if (!job) return unknown(c)
    const phase = jobs.phase(job)
    const failure = failureOf(job)
    if (phase === 'failed' && failure) {
      return c.json(
        { request_id: job.id, status: 'FAILED', error: failure.message, metrics: {} },
        422,
      )
    }
    if (phase !== 'succeeded') return c.json(statusOf(job, phase, c.get('state')))
    const url = fileOf(job, originOf(c))
    return c.json({
      request_id: job.id,
      status: c.get('state') ?? 'COMPLETED',
      output: url,
      images: [{ url }],
      metrics: metricsOf(job, ledger.balanceUsd('segmind')),
    })
  }

  const app = new Hono<EmulatorEnv>()
  app.use('/segmind/*', async (c, next) => {
    const key = c.req.header('x-api-key')
    if (key === undefined) {
      return c.json({ error: 'Missing Authorization or x-api-key in header' }, 401)
    }
    if (isRefusedKey(key)) {
      return c.json({ error: 'Unauthorized. API key is invalid or may have expired.' }, 401)
    }
    return next()
  })
  const taken = submit('segmind', () => 'photon')
  app.post(`/segmind/v1/models/${slug}`, taken, (c) => create(c, 'json'))
  app.post(`/segmind/v1/${slug}`, taken, (c) => create(c, 'bytes'))
  app.post(`/segmind/v2/${slug}`, taken, (c) => create(c, 'queue'))
  app.get('/segmind/v1/get-user-credits', step('segmind', 'account'), (c) =>
    c.json({ credits: ledger.balanceUsd('segmind'), 'free-credits': 0 }),
  )
  app.get('/segmind/v2/requests/:id/status', step('segmind', 'status', jobIn), (c) => {
    const job = jobIn(c)
    return job ? c.json(statusOf(job, jobs.phase(job), c.get('state'))) : unknown(c)
  })
  app.get('/segmind/v2/requests/:id', step('segmind', 'result', jobIn), result)
  app.get('/segmind/v1/requests/:id', step('segmind', 'result', jobIn), result)
  for (const path of [`v1/models/${slug}`, `v1/${slug}`, `v2/${slug}`]) {
    app.all(`/segmind/${path}`, (c) => c.html('<h1>Method Not Allowed</h1>', 405))
  }
  app.all('/segmind/*', (c) => c.json({ error: 'Model not found' }, 404))

  return {
    app,
    setJsonReply(value: 'url' | 'base64') {
      jsonReply = value
    },
  }
}

const fileOf = (job: Job, origin: string) =>
  job.resultUrl ?? `${origin}/files/jobs/${encodeURIComponent(job.id)}.jpg`

function ticketOf({ id }: Job, origin: string) {
  const path = `requests/${encodeURIComponent(id)}`
  return {
    request_id: id,
    status: 'QUEUED',
    poll_url: `${origin}/segmind/v1/${path}`,
    status_url: `${origin}/segmind/v2/${path}/status`,
    response_url: `${origin}/segmind/v2/${path}`,
  }
}

const wordOf = {
  queued: 'QUEUED',
  running: 'PROCESSING',
  succeeded: 'COMPLETED',
  failed: 'FAILED',
  canceled: 'FAILED',
}

function statusOf(job: Job, phase: keyof typeof wordOf, state?: string) {
  return {
    request_id: job.id,
    status: state ?? wordOf[phase],
    ...(phase === 'succeeded' ? { metrics: { inference_time: job.runMs / 1000 } } : {}),
  }
}

function metricsOf(job: Job, remainingUsd: number) {
  return {
    cost: priceUsd,
    remaining_credits: remainingUsd,
    inference_time: job.runMs / 1000,
    queue_time: (startOf(job) - job.createdAt) / 1000,
    total_time: (endOf(job) - job.createdAt) / 1000,
    retry_count: 0,
  }
}
