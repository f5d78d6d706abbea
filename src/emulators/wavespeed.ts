import { Hono } from 'hono'
import { lumaSizes } from './aspect-ratios.ts'
import type { Backstage, Manner } from './backstage.ts'
import type { EmulatorContext, EmulatorEnv, JsonObject } from './emulator-http.ts'
import { isRefusedKey, isWebUrl, originOf, readObject } from './emulator-http.ts'
import { endOf, failureOf } from './job.ts'
import type { Job, ModelName } from './job.ts'
import { wavespeedPath } from './urls.ts'
import { createWavespeedAccount } from './wavespeed-account.ts'
import { wavespeedModels } from './wavespeed-models.ts'
import { signForWavespeed } from './webhook-signatures.ts'

/** Nobody can choose a ratio here. */
const sizeOf: Record<ModelName, string> = { photon: '16:9', 'photon-flash': '1:1' }
const knownFields = ['prompt', 'image', 'enable_base64_output', 'enable_sync_mode']
const syncLimitMs = 90_000

const manner: Manner = {
  policy: { message: 'Content flagged as potentially sensitive. Please try different prompts.' },
  fail: { message: 'Internal server error. Please try again later.' },
  unreachable: (url, why) => ({
    message: `Failed to ${why} the image from ${url.slice(0, 200)}`,
  }),
  noCredit: (c) => refusal(c, 403, 'Insufficient credits. Please top up your balance.'),
  rateLimited: (c) => refusal(c, 429, 'Too many requests. Please slow down.'),
}

const refusal = (c: EmulatorContext, code: 400 | 401 | 403 | 404 | 429, message: string) =>
  c.json({ code, message }, code)

const webhookPolicy = {
  attempts: 3,
  gapMs: (attempt: number) => 1000 * attempt,
  timeoutMs: 20_000,
  isTaken: (status: number) => status >= 200 && status < 300,
}

/** WaveSpeedAI's v3 API for the four Photon models. */
export function createWavespeedEmulator({ backstage }: { backstage: Backstage }) {
  const { jobs, now, pictures, step, submit, webhooks } = backstage

  backstage.open('wavespeed', {
    ...manner,
    onEnd: async (job, origin) => {
      if (!jobs.find('wavespeed', job.id)) return
      const { timings: _, ...prediction } = await predictionOf(job, origin)
      webhooks.send({
        job,
        body: { ...prediction, input: job.input },
        policy: webhookPolicy,
        sign: (body, at) => signForWavespeed({ id: job.id, body, now: at }),
      })
    },
  })

  async function predictionOf(job: Job, origin: string, state?: string) {
    const phase = jobs.phase(job)
    const file = `${origin}/files/jobs/${encodeURIComponent(job.id)}.jpg`
    const isBase64 = job.input.enable_base64_output === true
    const output = isBase64 ? async () => (await pictures.of(job)).toString('base64') : () => file
    return {
      id: job.id,
      model: job.endpoint,
      status: state ?? wordOf[phase],
      outputs: phase === 'succeeded' ? [job.resultUrl ?? (await output())] : [],
      has_nsfw_contents: phase === 'succeeded' ? [false] : [],
      urls: { get: `${origin}${wavespeedPath}/predictions/${encodeURIComponent(job.id)}/result` },
      created_at: new Date(job.createdAt).toISOString(),
      error: phase === 'failed' ? (failureOf(job)?.message ?? '') : '',
      timings: { inference: phase === 'succeeded' ? job.runMs : 0 },
    }
  }

  const envelope = async (c: EmulatorContext, job: Job) =>
    c.json({
      code: 200,
      message: 'success',
      data: await predictionOf(job, originOf(c), c.get('state')),
    })

  async function create(c: EmulatorContext) {
    const id = c.req.path.replace(`${wavespeedPath}/`, '')
    const model = wavespeedModels[id]
    if (!model) return refusal(c, 404, `Model ${id} not found`)
    const body = await readObject(c)
    if (!body) return refusal(c, 400, 'Invalid request body')
    const complaint = complaintAbout(body)
    if (complaint) return refusal(c, 400, complaint)
    const prompt = String(body.prompt)
    const record = c.get('submit')
    if (record)
      record.ignoredFields = Object.keys(body).filter((name) => !knownFields.includes(name))
    const refused = backstage.refuse(c, 'wavespeed', prompt, model.priceUsd)
    if (refused) return refused
    const webhook = c.req.query('webhook')
    const job = backstage.start(c, {
      id: crypto.randomUUID().replaceAll('-', ''),
      provider: 'wavespeed',
      model: model.model,
      endpoint: id,
      prompt,
      input: body,
      size: lumaSizes[sizeOf[model.model]] ?? { width: 2048, height: 1152 },
      format: 'jpeg',
      costUsd: model.priceUsd,
      references:
        model.isModify && typeof body.image === 'string'
          ? [{ role: 'modify', url: body.image, weight: 0.6 }]
          : [],
      webhookUrl: isWebUrl(webhook) ? webhook : null,
    })
    return body.enable_sync_mode === true ? whenDone(c, job) : envelope(c, job)
  }

  async function whenDone(c: EmulatorContext, job: Job) {
    const limit = now() + syncLimitMs
    while (now() < limit && endOf(job) > now()) {
      const next = Number.isFinite(endOf(job)) ? endOf(job) : now() + 100
      await backstage.schedule.until(Math.min(limit, next))
    }
    if (endOf(job) <= now()) return envelope(c, job)
    const error = 'Sync mode timed out after 90 seconds. Please query the result with the task id.'
    const data = { ...(await predictionOf(job, originOf(c), 'processing')), code: 5004, error }
    return c.json({ code: 200, message: 'success', data })
  }

  const jobIn = (c: EmulatorContext) => jobs.find('wavespeed', c.req.param('id') ?? '')
  const status = async (c: EmulatorContext) => {
    const job = jobIn(c)
    return job ? envelope(c, job) : refusal(c, 404, 'Prediction not found')
  }

  const app = new Hono<EmulatorEnv>()
  app.use(`${wavespeedPath}/*`, async (c, next) => {
    const [scheme, key = ''] = (c.req.header('authorization') ?? '').split(' ')
    const isUpload = c.req.path.includes('/media/put/')
    if (!isUpload && (scheme !== 'Bearer' || isRefusedKey(key))) {
      return refusal(c, 401, 'Unauthorized: invalid or missing API key')
    }
    return next()
  })
  app.route('/', createWavespeedAccount({ backstage, predictionOf }))
  app.get(`${wavespeedPath}/predictions/:id/result`, step('wavespeed', 'status', jobIn), status)
  app.get(`${wavespeedPath}/predictions/:id`, step('wavespeed', 'status', jobIn), status)
  app.post(
    `${wavespeedPath}/luma/*`,
    submit(
      'wavespeed',
      (c) => wavespeedModels[c.req.path.replace(`${wavespeedPath}/`, '')]?.model ?? 'photon',
    ),
    create,
  )
  app.all(`${wavespeedPath}/*`, (c) => refusal(c, 404, 'Not found'))

  return { app }
}

const wordOf = {
  queued: 'created',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  canceled: 'cancelled',
}

function complaintAbout({ prompt, image, enable_base64_output: isBase64 }: JsonObject) {
  if (typeof prompt !== 'string' || prompt === '') return 'property "prompt" is missing'
  if (image !== undefined && !isWebUrl(image)) return 'property "image" must be a valid URL'
  if (isBase64 !== undefined && typeof isBase64 !== 'boolean') {
    return 'property "enable_base64_output" must be a boolean'
  }
  return undefined
}
