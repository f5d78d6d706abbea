import { z } from 'zod'
import type { FailureCode } from '#shared/failure.ts'
import { assertJobId, assertOwnRequest, opaquePattern, withWebhook } from './provider-guards.ts'
import {
  createProviderHttp,
  isSuccess,
  pictureAnswerBytes,
  refusedFor,
  type Answer,
  type ProviderHttpOptions,
} from './provider-http.ts'
import { readPicture } from './provider-picture.ts'
import { taskOf } from './provider-request.ts'
import { isAboutContent, isAboutCredit, isAboutFetching } from './provider-words.ts'
import { ProviderError, type JobState, type Provider } from './provider.ts'
import { createWavespeedRead } from './wavespeed-answer.ts'
import { modelPathsAtWavespeed, readWavespeedList } from './wavespeed-list.ts'
import { createWavespeedUpload } from './wavespeed-upload.ts'
import { createWavespeedWebhooks } from './wavespeed-webhooks.ts'

interface WavespeedOptions extends Pick<ProviderHttpOptions, 'apiKey' | 'fetch'> {
  baseUrl: string
}

const submittedSchema = z.object({ data: z.object({ id: z.string() }) })
const predictionSchema = z.object({
  data: z.object({
    status: z.string(),
    outputs: z.array(z.unknown()).nullish(),
    error: z.string().nullish(),
  }),
})

const secretSchema = z.object({ data: z.object({ secret: z.string().min(16) }) })

const submitTimeoutMs = 60_000
const webhookParameter = 'webhook'

export function createWavespeed({ apiKey, baseUrl, fetch }: WavespeedOptions): Provider {
  const submitUrls = Object.values(modelPathsAtWavespeed)
    .flatMap((paths) => Object.values(paths))
    .map((path) => `${baseUrl}/${path}`)
  const http = createProviderHttp({
    provider: 'wavespeed',
    apiKey,
    headers: { authorization: `Bearer ${apiKey}` },
    interpret: (answer) => refusedFor(refusalCode(answer)),
    fetch,
  })

  const read = createWavespeedRead(http)

  return {
    id: 'wavespeed',
    submitTimeoutMs,

    prepare(request) {
      const { model, prompt, aspectRatio, webhookUrl } = request
      const refuse = (message: string) =>
        new ProviderError('wavespeed', 'refused', message, { code: 'invalid_input' })
      if (aspectRatio !== null) throw refuse('WaveSpeed chooses the ratio itself')
      const task = taskOf('wavespeed', request)
      if (task.kind === 'reframe') throw refuse('WaveSpeed cannot reframe a picture')
      const path = modelPathsAtWavespeed[task.kind][model]
      const image = task.kind === 'modify' && { image: task.source.url }
      return {
        method: 'POST',
        url: withWebhook(`${baseUrl}/${path}`, webhookParameter, webhookUrl),
        body: { prompt, ...image, enable_base64_output: false },
      }
    },

    async submit(request) {
      assertOwnRequest('wavespeed', request, submitUrls, webhookParameter)
      const answer = await http.send('POST', request.url, {
        body: request.body,
        timeoutMs: submitTimeoutMs,
      })
      // An id is a job, whatever the code beside it says.
      const id = isSuccess(answer) && submittedSchema.safeParse(answer.json).data?.data.id
      if (id && opaquePattern.test(id)) return { status: 'accepted', jobId: id }
      read(answer, submittedSchema)
      throw http.unclear('WaveSpeed answered without a usable job id')
    },

    async check(jobId) {
      assertJobId('wavespeed', jobId, opaquePattern)
      const answer = await http.send('GET', `${baseUrl}/predictions/${jobId}/result`, {
        maxBytes: pictureAnswerBytes,
      })
      const { status, outputs, error } = read(answer, predictionSchema).data
      const failed = (code: FailureCode, otherwise: string): JobState => ({
        status: 'failed',
        code,
        providerMessage: error ? http.quote(error) : otherwise,
      })

      switch (status) {
        case 'created':
        case 'pending':
          return { status: 'waiting' }
        case 'completed': {
          const output = outputs?.[0]
          const picture = typeof output === 'string' ? readPicture(output) : undefined
          return picture
            ? { status: 'finished', picture }
            : failed('result_lost', 'WaveSpeed finished without a usable picture')
        }
        case 'failed':
          return failed(failureCode(error ?? ''), 'WaveSpeed gave no reason')
        // The job itself is over: `timed_out` would say that it may still finish.
        case 'timeout':
          return failed('provider_error', 'WaveSpeed gave the job up: it took too long')
        case 'cancelled':
          return failed('provider_error', 'The job was cancelled at WaveSpeed')
        case 'deleted':
          return failed('result_lost', 'The job was deleted at WaveSpeed')
        default:
          return { status: 'running' }
      }
    },

    upload: createWavespeedUpload({ apiKey, baseUrl, fetch }),

    list: (createdAfterMs) => readWavespeedList({ http, read, baseUrl }, createdAfterMs),

    verifyWebhook: createWavespeedWebhooks(async () => {
      const answer = await http.send('GET', `${baseUrl}/webhook/secret`, { timeoutMs: 5_000 })
      return read(answer, secretSchema).data.secret
    }),
  }
}

function failureCode(words: string): FailureCode {
  if (isAboutContent(words)) return 'content_policy'
  if (isAboutCredit(words)) return 'no_credit'
  return isAboutFetching(words) ? 'reference_unreachable' : 'provider_error'
}

/** A 403 is a lack of permission or of money; a 400 can be a refusal by a content filter. Only the words tell. */
function refusalCode({ method, status, said = '' }: Answer): FailureCode | undefined {
  if (method !== 'POST' || ![400, 402, 403, 422].includes(status)) return undefined
  const code = failureCode(said)
  if (code !== 'provider_error') return code
  return status === 403 && /\bbalance\b|\btop[ -]?up\b/i.test(said) ? 'no_credit' : undefined
}
