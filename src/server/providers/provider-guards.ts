import type { AspectRatio, ProviderId } from '#shared/catalog.ts'
import { findTarget, modelNames, providerNames } from '#shared/catalog.ts'
import type { SentRequest } from '#shared/generation.ts'
import { ProviderError, type ImageRequest } from './provider.ts'

/** Job ids as Luma and fal document them. */
export const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Job ids that are opaque by their documents: whatever is safe as one step of a path. */
export const opaquePattern = /^[\w-]{8,128}$/

/** The ratio to send: never left to the provider's default, which differs from one to the next. */
export function explicitRatio(
  provider: ProviderId,
  { model, aspectRatio }: ImageRequest,
): AspectRatio {
  if (aspectRatio !== null && findTarget(provider, model)?.aspectRatios.includes(aspectRatio))
    return aspectRatio
  throw new ProviderError(
    provider,
    'refused',
    `${providerNames[provider]} has no ratio ${aspectRatio}`,
    { code: 'invalid_input' },
  )
}

export const noSuchModel = (provider: ProviderId, { model }: ImageRequest) =>
  new ProviderError(provider, 'refused', `${providerNames[provider]} has no ${modelNames[model]}`, {
    code: 'model_unavailable',
  })

/** An address with our webhook's in its query. */
export const withWebhook = (url: string, parameter: string, webhookUrl: string | undefined) =>
  webhookUrl === undefined ? url : `${url}?${parameter}=${encodeURIComponent(webhookUrl)}`

/**
 * A stored request goes only where this adapter would send it today: the key goes with it. Its query may hold the
 * webhook and nothing else.
 */
export function assertOwnRequest(
  provider: ProviderId,
  { method, url }: SentRequest,
  ownUrls: readonly string[],
  webhookParameter?: string,
): void {
  const [address = '', query] = url.split(/\?(.*)/s)
  const isWebhookOnly =
    webhookParameter !== undefined &&
    query !== undefined &&
    new RegExp(`^${webhookParameter}=[\\w%.~!*'()-]+$`).test(query)
  if (method === 'POST' && (ownUrls.includes(url) || (isWebhookOnly && ownUrls.includes(address))))
    return
  throw new ProviderError(provider, 'refused', 'Prepared for another address than today’s', {
    code: 'unknown',
  })
}

/** Checked before an id becomes part of an address. */
export function assertJobId(provider: ProviderId, jobId: string, pattern: RegExp): void {
  if (pattern.test(jobId)) return
  throw new ProviderError(provider, 'refused', `Not a job id of ${providerNames[provider]}`, {
    code: 'invalid_input',
  })
}
