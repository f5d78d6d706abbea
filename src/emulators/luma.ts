import { Hono } from 'hono'
import { lumaSizes } from './aspect-ratios.ts'
import type { Backstage, Manner } from './backstage.ts'
import type { EmulatorContext, EmulatorEnv, JsonObject } from './emulator-http.ts'
import { isObject, isRefusedKey, originOf, readObject } from './emulator-http.ts'
import { endOf, failureOf } from './job.ts'
import type { Job } from './job.ts'
import { complaintAbout, referencesIn } from './luma-validation.ts'
import { lumaPath } from './urls.ts'

const priceUsd = { photon: 0.015, 'photon-flash': 0.002 }
const modelOf = (body: unknown) =>
  isObject(body) && body.model === 'photon-flash-1' ? 'photon-flash' : 'photon'

const manner: Manner = {
  policy: { message: 'Advanced prompt moderation failed' },
  fail: { message: 'Job failed' },
  unreachable: (_, why) => ({
    message: why === 'load' ? 'Failed to read user input frames' : '400: failed to moderate image',
  }),
  maxReframeBytes: 10 * 1024 * 1024,
  noCredit: (c) => c.json({ detail: 'Insufficient credits' }, 400),
  rateLimited: (c) => c.json({ detail: 'Rate limit exceeded' }, 429, { 'retry-after': '2' }),
}

/** Any status but 200 is tried again: three times in all, 100 ms apart, five seconds each. */
const callbackPolicy = {
  attempts: 3,
  gapMs: () => 100,
  timeoutMs: 5000,
  isTaken: (status: number) => status === 200,
}

/** Luma's image API as its documents describe it. */
export function createLumaEmulator({ backstage }: { backstage: Backstage }) {
  const { jobs, ledger, now, step, submit, webhooks } = backstage

  const notify = (job: Job, origin: string) => {
    if (jobs.find('luma', job.id)) {
      webhooks.send({ job, body: generationOf(job, origin), policy: callbackPolicy })
    }
  }
  backstage.open('luma', { ...manner, onStart: notify, onEnd: notify })

  function generationOf(job: Job, origin: string, state?: string) {
    const phase = jobs.phase(job)
    const file = `${origin}/files/jobs/${encodeURIComponent(job.id)}.${job.format === 'png' ? 'png' : 'jpg'}`
    return {
      id: job.id,
      generation_type: 'image',
      state: state ?? stateOf[phase],
      failure_reason: phase === 'failed' ? (failureOf(job)?.message ?? null) : null,
      created_at: new Date(job.createdAt).toISOString(),
      assets:
        phase === 'succeeded'
          ? { video: null, image: job.resultUrl ?? file, progress_video: null }
          : null,
      model: job.input.model,
      request: job.input,
    }
  }

  async function create(c: EmulatorContext, kind: 'image' | 'reframe_image') {
    const body = await readObject(c)
    const complaint = complaintAbout(body, kind)
    if (complaint || !body) return c.json({ detail: complaint?.detail }, complaint?.status ?? 422)
    const model = modelOf(body)
    const prompt = typeof body.prompt === 'string' ? body.prompt : ''
    const refusal = backstage.refuse(c, 'luma', prompt, priceUsd[model])
    if (refusal) return refusal
    const input = withDefaults(body, kind)
    const job = backstage.start(c, {
      provider: 'luma',
      model,
      endpoint: kind === 'image' ? 'generations/image' : 'generations/image/reframe',
      prompt,
      input,
      size: lumaSizes[String(input.aspect_ratio)] ?? { width: 2048, height: 1152 },
      format: body.format === 'png' ? 'png' : 'jpeg',
      costUsd: priceUsd[model],
      references: referencesIn(body),
      webhookUrl: typeof body.callback_url === 'string' ? body.callback_url : null,
    })
    if (body.sync === true) {
      const limitS = typeof body.sync_timeout === 'number' ? body.sync_timeout : 60
      await backstage.schedule.until(Math.min(endOf(job), now() + limitS * 1000))
    }
    return c.json(generationOf(job, originOf(c), c.get('state')), 201)
  }

  const jobIn = (c: EmulatorContext) => jobs.find('luma', c.req.param('id') ?? '')

  const app = new Hono<EmulatorEnv>()
    .basePath(lumaPath)
    .use(async (c, next) => {
      const [scheme, key = ''] = (c.req.header('authorization') ?? '').split(' ')
      if (scheme?.toLowerCase() !== 'bearer') return c.json({ detail: 'Not authenticated' }, 403)
      if (isRefusedKey(key)) return c.json({ detail: 'Invalid API key is provided' }, 401)
      return next()
    })
    .get('/ping', step('luma', 'account'), (c) => c.json({ message: 'pong' }))
    .get('/credits', step('luma', 'account'), (c) =>
      c.json({ credit_balance: Math.round(ledger.balanceUsd('luma') * 1e4) / 100 }),
    )
    .post(
      '/generations/image',
      submit('luma', (_, body) => modelOf(body)),
      (c) => create(c, 'image'),
    )
    .post(
      '/generations/image/reframe',
      submit('luma', (_, body) => modelOf(body)),
      (c) => create(c, 'reframe_image'),
    )
    .get('/generations', step('luma', 'list'), (c) => {
      const limit = wholeNumber(c.req.query('limit'), 100)
      const offset = wholeNumber(c.req.query('offset'), 0)
      const all = jobs.newestFirst('luma')
      const page = all.slice(offset, offset + limit)
      return c.json({
        has_more: offset + page.length < all.length,
        count: all.length,
        limit,
        offset,
        generations: page.map((job) => generationOf(job, originOf(c))),
      })
    })
    .get('/generations/:id', step('luma', 'status', jobIn), (c) => {
      const job = jobIn(c)
      if (!job) return c.json({ detail: 'Generation not found' }, 404)
      return c.json(generationOf(job, originOf(c), c.get('state')))
    })
    .delete('/generations/:id', step('luma', 'delete', jobIn), (c) => {
      const job = jobIn(c)
      if (!job) return c.json({ detail: 'Generation not found' }, 404)
      jobs.delete(job.id)
      return c.body(null, 204)
    })
    .all('*', (c) => c.json({ detail: 'Not Found' }, 404))

  return { app }
}

const stateOf = {
  queued: 'queued',
  running: 'dreaming',
  succeeded: 'completed',
  failed: 'failed',
  canceled: 'failed',
}

function withDefaults(body: JsonObject, kind: string): JsonObject {
  return {
    generation_type: kind,
    model: 'photon-1',
    aspect_ratio: '16:9',
    format: 'jpg',
    callback_url: null,
    ...body,
  }
}

const wholeNumber = (text: string | undefined, usual: number) =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : usual
