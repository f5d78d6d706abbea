import { providerNames } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'

const listOf = (provider: ProviderId) => `${providerNames[provider]}’s list`

/** A list that cannot be read is tried again for as long as this. */
export const givenUpAfterMs = 10 * 60_000

/** `deadline_at` of an uncertain generation is the end of its search, and so tells when it began. */
export const searchDeadline = (startedAt: number) => startedAt + givenUpAfterMs

/** What is said of the search for a lost job in its provider's own list. */
export const searchWords = {
  looking: (provider: ProviderId) => `Looking for it in ${listOf(provider)}`,
  found: (provider: ProviderId) => `Found in ${listOf(provider)}`,
  none: (provider: ProviderId) => `${listOf(provider)} shows no such job.`,
  many: (provider: ProviderId, count: number) => `${listOf(provider)} shows ${count} that fit.`,
  unclear: (provider: ProviderId) =>
    `${listOf(provider)} shows one that fits, but it may be another’s.`,
  unread: (provider: ProviderId, why: string) =>
    `${listOf(provider)} could not be read: ${why.replace(/\.$/, '')}.`,
  noKey: (provider: ProviderId) => `There is no key to read ${listOf(provider)} with.`,
  noList: (provider: ProviderId) =>
    provider === 'segmind'
      ? 'Segmind gives no id to look for.'
      : `${providerNames[provider]} cannot list its jobs.`,
}
