import { z } from 'zod'
import type { FailureCode } from '#shared/failure.ts'
import { assertJobId, assertOwnRequest, explicitRatio, opaquePattern } from './provider-guards.ts'
import {
  createProviderHttp,
  isSuccess,
  pictureAnswerBytes,
  type Answer,
  type ProviderHttpOptions,
  type Verdict,
} from './provider-http.ts'
import { readPicture } from './provider-picture.ts'
import { taskOf } from './provider-request.ts'
import { isAboutContent, isAboutCredit } from './provider-words.ts'
import type { Finished, JobState, Picture, Provider } from './provider.ts'

interface SegmindOptions extends Pick<ProviderHttpOptions, 'apiKey' | 'fetch'> {
  /** The full address of the model: its path decides which of Segmind's three reply shapes comes back. */
  modelUrl: string
}

/** A picture's place: the text itself, `{url}`, or the first of a list of those. */
const placeSchema = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.unknown())
  .transform((value) =>
    typeof value === 'object' && value !== null && 'url' in value ? value.url : value,
  )
  .pipe(z.string())
  .optional()
  .catch(undefined)

const replySchema = z.object({
  request_id: z.string().optional().catch(undefined),
  image: placeSchema,
  output: placeSchema,
  images: placeSchema,
  url: placeSchema,
  data: placeSchema,
  metrics: z.object({ cost: z.number().nonnegative() }).optional().catch(undefined),
})
const statusSchema = z.object({ status: z.string() })

/** It draws the picture before it answers: about 18 s, at times far more. */
const submitTimeoutMs = 180_000

export function createSegmind({ apiKey, modelUrl, fetch }: SegmindOptions): Provider {
  const { origin, pathname } = new URL(modelUrl)
  // Beside the model's own path, so that a gateway's prefix stays; always on the model's origin.
  const requestsUrl = `${origin}${pathname.replace(/\/v[12]\/.*$|\/?$/, '')}/v2/requests`
  const http = createProviderHttp({
    provider: 'segmind',
    apiKey,
    headers: { 'x-api-key': apiKey },
    interpret,
    fetch,
  })

  /** The picture of an answer, wherever it is; undefined where there is none. */
  function finishedOf(answer: Answer): Finished | undefined {
    if (isPicture(answer)) return { picture: { bytes: answer.bytes }, ...costOf(answer) }
    const reply = replySchema.safeParse(answer.json).data
    const places = reply && [reply.image, reply.output, reply.images, reply.url, reply.data]
    const picture = places?.map((place) => place && readPicture(place)).find((found) => !!found)
    return picture
      ? { picture: picture satisfies Picture, ...costOf(answer, reply?.metrics?.cost) }
      : undefined
  }

  async function readResult(jobId: string): Promise<JobState> {
    const answer = await http.send('GET', `${requestsUrl}/${jobId}`, {
      maxBytes: pictureAnswerBytes,
    })
    if (isFailedJob(answer)) return failedJob(answer)
    if (!isSuccess(answer)) throw http.errorFrom(answer)
    const finished = finishedOf(answer)
    if (finished) return { status: 'finished', ...finished }
    http.read(answer, statusSchema)
    return {
      status: 'failed',
      code: 'result_lost',
      providerMessage: 'Segmind finished without a usable picture',
    }
  }

  return {
    id: 'segmind',
    submitTimeoutMs,

    prepare(request) {
      taskOf('segmind', request)
      const body = { prompt: request.prompt, aspect_ratio: explicitRatio('segmind', request) }
      return { method: 'POST', url: modelUrl, body }
    },

    async submit(request) {
      assertOwnRequest('segmind', request, [modelUrl])
      const answer = await http.send('POST', modelUrl, {
        body: request.body,
        timeoutMs: submitTimeoutMs,
        maxBytes: pictureAnswerBytes,
      })
      if (!isSuccess(answer)) throw http.errorFrom(answer)
      const finished = finishedOf(answer)
      if (finished) return { status: 'finished', ...finished }
      const { request_id: jobId = '' } = http.read(answer, replySchema)
      if (!opaquePattern.test(jobId))
        throw http.unclear('Segmind answered without a picture and without a usable job id')
      return { status: 'accepted', jobId }
    },

    async check(jobId) {
      assertJobId('segmind', jobId, opaquePattern)
      const answer = await http.send('GET', `${requestsUrl}/${jobId}/status`)
      if (isFailedJob(answer) && !isSuccess(answer)) return failedJob(answer)

      switch (http.read(answer, statusSchema).status) {
        case 'QUEUED':
          return { status: 'waiting' }
        // The reason of a failure is with the result.
        case 'COMPLETED':
        case 'FAILED':
          return readResult(jobId)
        default:
          return { status: 'running' }
      }
    },
  }
}

const isFailedJob = (answer: Answer) =>
  answer.status === 422 || statusSchema.safeParse(answer.json).data?.status === 'FAILED'

/** Segmind charges for pictures only. */
const failedJob = ({ said }: Answer): JobState => ({
  status: 'failed',
  code: isAboutContent(said ?? '') ? 'content_policy' : 'provider_error',
  providerMessage: said ?? 'Segmind gave no reason',
  isFree: true,
})

function isPicture({ headers, bytes, json }: Answer): boolean {
  if (bytes.length === 0 || json !== undefined) return false
  const type = headers.get('content-type') ?? ''
  return (type.startsWith('image/') && !type.includes('svg')) || hasPictureStart(bytes)
}

/** JPEG, PNG or WebP (RIFF), for a picture that comes without its type. */
const hasPictureStart = ([a, b, c]: Uint8Array) =>
  (a === 0xff && b === 0xd8 && c === 0xff) ||
  (a === 0x89 && b === 0x50 && c === 0x4e) ||
  (a === 0x52 && b === 0x49 && c === 0x46)

function costOf({ headers }: Answer, cost?: number): Pick<Finished, 'billedUsd'> {
  const header = headers.get('x-cost') ?? ''
  const billedUsd = cost ?? (/^\d+(\.\d+)?$/.test(header) ? Number(header) : undefined)
  return billedUsd === undefined ? {} : { billedUsd }
}

function interpret({ method, status, said }: Answer): Verdict {
  if (method !== 'POST') return {}
  // Only a 200 is charged. A 500 in Segmind's own words is its no, often an upstream filter's; one without words may
  // come from a gateway while the picture is still being drawn, as a 502 or 504 does.
  if (status === 500 && said)
    return { kind: 'refused', code: codeOfWords(said) ?? 'provider_error', isFree: true }
  if (status === 406) return { code: said ? (codeOfWords(said) ?? 'invalid_input') : 'no_credit' }
  if (status === 400 || status === 422) return { code: codeOfWords(said ?? '') }
  return {}
}

function codeOfWords(words: string): FailureCode | undefined {
  if (isAboutCredit(words)) return 'no_credit'
  return isAboutContent(words) ? 'content_policy' : undefined
}
