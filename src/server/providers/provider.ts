import type { AspectRatio, JobKind, ModelId, ProviderId } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
import type { SentRequest } from '#shared/generation.ts'

/** A picture where the provider can fetch it. */
export interface ReferencePicture {
  url: string
  weight: number
}

/** At most what the target takes, see the catalog. */
export interface RequestReferences {
  image: ReferencePicture[]
  style: ReferencePicture[]
  character: Pick<ReferencePicture, 'url'>[]
  /** The higher the weight, the closer to this picture. */
  modify: ReferencePicture | null
}

/** A picture already cut and scaled as it shall sit on the canvas; all in pixels of the canvas. */
export interface PlacedPicture {
  url: string
  x: number
  y: number
  width: number
  height: number
}

/** A file on its way into a provider's storage. */
export interface UploadFile {
  bytes: Uint8Array
  type: string
  name: string
}

/** What a generation asks of its provider, in our words. */
export interface ImageRequest {
  model: ModelId
  prompt: string
  /** Null only where the provider chooses the ratio itself. */
  aspectRatio: AspectRatio | null
  references?: RequestReferences | undefined
  /** A picture to paint more around; never together with references. */
  reframe?: PlacedPicture | undefined
  /** Where the provider may tell that something has happened to the job; left out, it is only looked at. */
  webhookUrl?: string | undefined
}

/** Where a finished picture is: at an address that needs no key, or already here. */
export type Picture = { url: string } | { bytes: Uint8Array }

/** `billedUsd` only where the provider itself says what it charged. */
export interface Finished {
  picture: Picture
  billedUsd?: number
}

export type Submitted =
  | { status: 'accepted'; jobId: string }
  /** The provider answers with the picture itself; there is no job to look at. */
  | ({ status: 'finished' } & Finished)

export type JobState =
  | { status: 'waiting'; queuePosition?: number }
  | { status: 'running'; log?: string }
  | ({ status: 'finished' } & Finished)
  /** `providerMessage` is the provider's own words, keys removed. `isFree`: the provider's documents say it does not charge for this. */
  | { status: 'failed'; code: FailureCode; providerMessage: string; isFree?: boolean }

/** `canceled`: the provider confirmed it. `asked`: it may still finish and be charged. `too_late`: it was done before. */
export type CancelOutcome = 'canceled' | 'asked' | 'too_late'

/** A job as the provider's own list shows it; undefined is what it does not show, or what is none of ours. */
export interface ListedJob {
  jobId: string
  kind?: JobKind | undefined
  model: ModelId | undefined
  prompt: string | undefined
  aspectRatio: string | undefined
  createdAtMs: number
}

/** A webhook as it came in. Nothing in it is believed before its signature was checked. */
export interface WebhookDelivery {
  headers: Headers
  body: Uint8Array
}

/** One adapter per provider. Whatever a provider calls by its own name stays inside its adapter. */
export interface Provider {
  readonly id: ProviderId
  /** Longest wait for the answer to `submit`; Segmind draws the picture before it answers. */
  readonly submitTimeoutMs: number
  /**
   * The request as it will go over the wire, without its key. Pure. Throws a refused `ProviderError` for anything that
   * the target cannot take: nothing is left out in silence, but for the weight of a modification where the catalog says
   * that it cannot be chosen.
   */
  prepare(request: ImageRequest): SentRequest
  /** Sends what `prepare` gave: starts a paid job. Never safe to repeat, see `ProviderError`. Throws only `ProviderError`. */
  submit(request: SentRequest): Promise<Submitted>
  /** Reads a job's state. Free, and safe to repeat. Throws only `ProviderError`. */
  check(jobId: string): Promise<JobState>
  /** Absent where the provider cannot cancel. */
  cancel?(jobId: string): Promise<CancelOutcome>
  /**
   * Puts a picture into the provider's storage, where anybody with the address can fetch it for a while. Free, and safe
   * to repeat. Absent where the provider has none; throws only `ProviderError`. `expiresAtMs` comes a while before the
   * address goes bad, so that what is sent until then can still be fetched.
   */
  upload?(file: UploadFile): Promise<{ url: string; expiresAtMs: number }>
  /**
   * All image jobs made since then, each once. Free, and safe to repeat. Absent where the provider cannot list; throws
   * only `ProviderError`, also where the list is too long to be read to its end.
   */
  list?(createdAfterMs: number): Promise<ListedJob[]>
  /** Whether the provider itself sent this, and just now. Absent where it does not sign. Never throws. */
  verifyWebhook?(delivery: WebhookDelivery, now: number): Promise<boolean>
}

/**
 * Each kind is one decision for the caller:
 * - `refused`: a clear no; the same request will be refused again, nothing was started. `code` says why.
 * - `busy`: the provider did not take it (429); try again after `retryAfterMs`.
 * - `unsent`: the provider was not reached before a byte was sent; try again later.
 * - `uncertain`: no usable answer. After `submit` the job may be running and paid for; after `check` simply look again, after `upload` upload again.
 */
export type ProviderErrorKind = 'refused' | 'busy' | 'unsent' | 'uncertain'

interface ProviderErrorDetails extends ErrorOptions {
  code?: FailureCode
  retryAfterMs?: number
  httpStatus?: number
  /** The provider's documents say that it does not charge for this. */
  isFree?: boolean
}

/** `message` is the provider's own words where it gave any, keys removed: fit for people. */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly provider: ProviderId
  readonly kind: ProviderErrorKind
  readonly code: FailureCode | undefined
  readonly retryAfterMs: number | undefined
  readonly httpStatus: number | undefined
  readonly isFree: boolean

  constructor(
    provider: ProviderId,
    kind: ProviderErrorKind,
    message: string,
    { code, retryAfterMs, httpStatus, isFree = false, ...options }: ProviderErrorDetails = {},
  ) {
    super(message, options)
    this.provider = provider
    this.kind = kind
    this.code = code
    this.retryAfterMs = retryAfterMs
    this.httpStatus = httpStatus
    this.isFree = isFree
  }
}
