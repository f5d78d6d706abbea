import { z } from 'zod'
import type { FailureCode } from '#shared/failure.ts'
import { falEndpoints, falRequest } from './fal-request.ts'
import { createFalUpload } from './fal-storage.ts'
import { createFalWebhooks } from './fal-webhooks.ts'
import { assertJobId, assertOwnRequest, uuidPattern, withWebhook } from './provider-guards.ts'
import {
  createProviderHttp,
  isSuccess,
  refusedFor,
  type Answer,
  type ProviderHttpOptions,
} from './provider-http.ts'
import { readPicture } from './provider-picture.ts'
import { isAboutContent, isAboutCredit } from './provider-words.ts'
import type { JobState, Provider } from './provider.ts'

interface FalOptions extends Pick<ProviderHttpOptions, 'apiKey' | 'fetch'> {
  queueUrl: string
  /** Where files are stored, and the keys are that fal signs its webhooks with. */
  restUrl: string
}

/** Status, result and cancel live under owner and app, whatever the endpoint. */
const app = 'fal-ai/luma-photon'

const submittedSchema = z.object({ request_id: z.string() })
const statusSchema = z.object({
  status: z.string(),
  queue_position: z.int().nonnegative().nullish().catch(null),
  logs: z
    .array(z.object({ message: z.string() }))
    .nullish()
    .catch(null),
  error: z.string().nullish(),
  error_type: z.string().nullish(),
})
type Status = z.infer<typeof statusSchema>
const outputSchema = z.object({ images: z.array(z.object({ url: z.string() })) })
const failureSchema = z.object({
  detail: z
    .union([z.array(z.object({ type: z.string() })), z.string()])
    .optional()
    .catch(undefined),
  error_type: z.string().nullish().catch(null),
})
const wordSchema = z.object({ status: z.string() })

const submitTimeoutMs = 60_000
const webhookParameter = 'fal_webhook'

export function createFal({ apiKey, queueUrl, restUrl, fetch }: FalOptions): Provider {
  const submitUrls = falEndpoints.map((endpoint) => `${queueUrl}/${endpoint}`)
  const jobUrl = (jobId: string) => {
    assertJobId('fal', jobId, uuidPattern)
    return `${queueUrl}/${app}/requests/${jobId}`
  }
  // No `x-fal-no-retry`: fal repeats a run by itself only when that run broke (503, 504, a lost runner), under the same
  // job and without charging for the broken one; without it a person would send, and perhaps pay for, a new job.
  const http = createProviderHttp({
    provider: 'fal',
    apiKey,
    headers: { authorization: `Key ${apiKey}` },
    interpret: (answer) => refusedFor(refusalCode(answer)),
    fetch,
  })

  /** The result is asked for even when the status has an error: only it says which. */
  async function readResult(jobId: string, { error, error_type }: Status): Promise<JobState> {
    const answer = await http.send('GET', jobUrl(jobId))
    if (isSuccess(answer)) {
      const { images } = http.read(answer, outputSchema)
      const picture = readPicture(images[0]?.url ?? '')
      // X-Fal-Billable-Units times a price would be a guess: no document says the unit of this model.
      if (picture) return { status: 'finished', picture }
      return {
        status: 'failed',
        code: 'result_lost',
        providerMessage: 'fal finished without a usable address of the picture',
      }
    }
    if (answer.status === 400 && /still in progress/i.test(answer.said ?? ''))
      return { status: 'running' }

    // A failed job answers with the status and body of its model. Without a sign of that it may be fal's gateway that
    // fails, or our key: then the picture may be there at the next look.
    const types = typesIn(answer)
    const failedByStatus = Boolean(error_type || (error && answer.said))
    const failedByModel = answer.status === 422 || types.detail.length > 0
    if (!failedByStatus && !failedByModel) throw http.errorFrom(answer)
    const allTypes = [...types.detail, ...types.request, ...(error_type ? [error_type] : [])]
    return {
      status: 'failed',
      code: codeOfTypes(allTypes) ?? codeOfWords(answer),
      providerMessage: answer.said ?? http.quote(error ?? `HTTP ${answer.status}`),
      isFree: answer.status >= 500,
    }
  }

  return {
    id: 'fal',
    submitTimeoutMs,

    prepare(request) {
      const { endpoint, body } = falRequest(request)
      const url = withWebhook(`${queueUrl}/${endpoint}`, webhookParameter, request.webhookUrl)
      return { method: 'POST', url, body }
    },

    async submit(request) {
      assertOwnRequest('fal', request, submitUrls, webhookParameter)
      const answer = await http.send('POST', request.url, {
        body: request.body,
        timeoutMs: submitTimeoutMs,
      })
      const { request_id } = http.read(answer, submittedSchema)
      if (!uuidPattern.test(request_id)) throw http.unclear('fal answered without a usable job id')
      return { status: 'accepted', jobId: request_id }
    },

    async check(jobId) {
      const answer = await http.send('GET', `${jobUrl(jobId)}/status?logs=1`)
      const status = http.read(answer, statusSchema)

      switch (status.status) {
        case 'IN_QUEUE':
          return { status: 'waiting', queuePosition: status.queue_position ?? undefined }
        case 'COMPLETED':
          return readResult(jobId, status)
        default: {
          const log = status.logs?.at(-1)?.message
          return { status: 'running', log: log && http.quote(log) }
        }
      }
    },

    async cancel(jobId) {
      const answer = await http.send('PUT', `${jobUrl(jobId)}/cancel`)
      const said = wordSchema.safeParse(answer.json).data?.status
      if (answer.status === 400 && said === 'ALREADY_COMPLETED') return 'too_late'
      if (!isSuccess(answer)) throw http.errorFrom(answer)
      // Only a 200 takes it out of the queue; a 202 has merely told the runner.
      return answer.status === 200 && said === 'OK' ? 'canceled' : 'asked'
    },

    upload: createFalUpload({ apiKey, restUrl, fetch }),

    verifyWebhook: createFalWebhooks({ restUrl, fetch }),
  }
}

/** Models list the types of their errors in `detail`; fal itself names the one type of its own. */
function typesIn({ json, headers }: Answer): Record<'detail' | 'request', string[]> {
  const { detail, error_type } = failureSchema.safeParse(json).data ?? {}
  const ofRequest = error_type ?? headers.get('x-fal-error-type')
  return {
    detail: Array.isArray(detail) ? detail.map(({ type }) => type) : [],
    request: ofRequest ? [ofRequest] : [],
  }
}

/** The first type that says more than "invalid"; pydantic's own types are many and all mean that. */
function codeOfTypes(types: string[]): FailureCode | undefined {
  for (const type of types) {
    if (type === 'content_policy_violation') return 'content_policy'
    if (type === 'file_download_error' || type === 'image_load_error')
      return 'reference_unreachable'
    // `timed_out` would say that it may still finish.
    if (
      /^(generation_timeout|internal_(server_)?error|downstream_|runner_|client_|(request|startup)_timeout)/.test(
        type,
      )
    )
      return 'provider_error'
  }
  return undefined
}

function codeOfWords({ status, said = '' }: Answer): FailureCode {
  if (status >= 499) return 'provider_error'
  return isAboutContent(said) ? 'content_policy' : 'invalid_input'
}

/** A lack of credit is a 403 like a key without permission; only the words tell. */
function refusalCode(answer: Answer): FailureCode | undefined {
  const { method, status, said = '' } = answer
  if (status === 403)
    return isAboutCredit(said) || /\blocked\b/i.test(said) ? 'no_credit' : undefined
  if (method !== 'POST' || ![400, 422].includes(status)) return undefined
  return codeOfTypes(typesIn(answer).detail) ?? codeOfWords(answer)
}
