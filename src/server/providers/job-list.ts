import { modelIds } from '#shared/catalog.ts'
import type { ModelId, ProviderId } from '#shared/catalog.ts'
import { ProviderError, type ListedJob } from './provider.ts'

const maxPages = 10
export const pageSize = 100
/** A page of long prompts in a script of four bytes a character. */
export const pageBytes = 8 * 1024 * 1024

export interface ListPage {
  /** Those that can be ours. */
  jobs: ListedJob[]
  /** Of all that it showed: the newest, and how many. */
  newestMs: number
  count: number
  isLast: boolean
}

/** Everything since then, each job once: a list that grows meanwhile shows some on two pages. */
export async function readPages(
  provider: ProviderId,
  createdAfterMs: number,
  readPage: (page: number, offset: number) => Promise<ListPage>,
): Promise<ListedJob[]> {
  const found = new Map<string, ListedJob>()
  let offset = 0
  for (let page = 0; page < maxPages; page++) {
    const { jobs, newestMs, count, isLast } = await readPage(page, offset)
    for (const job of jobs) if (job.createdAtMs >= createdAfterMs) found.set(job.jobId, job)
    if (isLast || count === 0 || newestMs < createdAfterMs) return [...found.values()]
    offset += count
  }
  // "Exactly one" cannot be said of half a list.
  throw new ProviderError(provider, 'refused', 'Its list is too long to be read to its end')
}

/** Times without a zone are UTC at these providers; NaN where it is no time at all. */
export const timeOf = (text: string) =>
  Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)

export const modelOf = (names: Record<ModelId, string>, name: string | null | undefined) =>
  modelIds.find((id) => names[id] === name)
