import { z } from 'zod'
import type { FailureCode } from '#shared/failure.ts'
import { readLumaList } from './luma-list.ts'
import { lumaRequest } from './luma-request.ts'
import { assertJobId, assertOwnRequest, uuidPattern } from './provider-guards.ts'
import {
  createProviderHttp,
  refusedFor,
  type Answer,
  type ProviderHttpOptions,
} from './provider-http.ts'
import { readPicture } from './provider-picture.ts'
import { isAboutContent, isAboutCredit } from './provider-words.ts'
import type { Provider } from './provider.ts'

interface LumaOptions extends Pick<ProviderHttpOptions, 'apiKey' | 'fetch'> {
  baseUrl: string
}

const submittedSchema = z.object({ id: z.string() })
const generationSchema = z.object({
  state: z.string(),
  failure_reason: z.string().nullish(),
  assets: z.object({ image: z.string().nullish() }).nullish(),
})

const submitTimeoutMs = 60_000

export function createLuma({ apiKey, baseUrl, fetch }: LumaOptions): Provider {
  const submitUrls = [`${baseUrl}/generations/image`, `${baseUrl}/generations/image/reframe`]
  const http = createProviderHttp({
    provider: 'luma',
    apiKey,
    headers: { authorization: `Bearer ${apiKey}` },
    interpret: (answer) => refusedFor(refusalCode(answer)),
    fetch,
  })

  return {
    id: 'luma',
    submitTimeoutMs,

    prepare(request) {
      const { path, body } = lumaRequest(request)
      return { method: 'POST', url: `${baseUrl}${path}`, body }
    },

    async submit(request) {
      assertOwnRequest('luma', request, submitUrls)
      const answer = await http.send('POST', request.url, {
        body: request.body,
        timeoutMs: submitTimeoutMs,
      })
      const { id } = http.read(answer, submittedSchema)
      if (!uuidPattern.test(id)) throw http.unclear('Luma answered without a usable job id')
      return { status: 'accepted', jobId: id }
    },

    async check(jobId) {
      assertJobId('luma', jobId, uuidPattern)
      const answer = await http.send('GET', `${baseUrl}/generations/${jobId}`)
      const { state, failure_reason, assets } = http.read(answer, generationSchema)

      switch (state) {
        case 'queued':
          return { status: 'waiting' }
        case 'completed': {
          const picture = readPicture(assets?.image ?? '')
          return picture
            ? { status: 'finished', picture }
            : {
                status: 'failed',
                code: 'result_lost',
                providerMessage: 'Luma finished without a usable address of the picture',
              }
        }
        case 'failed': {
          const reason = failure_reason || 'Luma gave no reason'
          // Charged at the start and given back in full when the generation fails.
          return {
            status: 'failed',
            code: failureCode(reason),
            providerMessage: http.quote(reason),
            isFree: true,
          }
        }
        default:
          return { status: 'running' }
      }
    },

    list: (createdAfterMs) => readLumaList({ http, baseUrl }, createdAfterMs),
  }
}

// "failed to moderate image" means that Luma could not fetch the image, not that it disliked it.
function failureCode(reason: string): FailureCode {
  if (/failed to moderate image|read user input|fetch/i.test(reason)) return 'reference_unreachable'
  if (isAboutContent(reason) || /not allowed|contains IP\b/i.test(reason)) return 'content_policy'
  return 'provider_error'
}

/** Luma has no codes; its status for a lack of credit is not documented, so the words decide. */
function refusalCode({ method, status, said = '' }: Answer): FailureCode | undefined {
  if (method !== 'POST' || ![400, 402, 403, 422].includes(status)) return undefined
  if (isAboutCredit(said)) return 'no_credit'
  const code = failureCode(said)
  return code === 'provider_error' ? undefined : code
}
