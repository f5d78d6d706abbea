import type { QueryClient } from '@tanstack/react-query'
import { notifyManager } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import { api, read } from '../lib/api.ts'
import { RequestError } from '../lib/request-error.ts'
import { storeGeneration } from './generation-queries.ts'
import { runsQuery, storeRun } from './run-queries.ts'
import type { ListedRun } from './run-queries.ts'

/**
 * Everything that changes the picture of the library in this page goes through here: each generation is stored
 * once, the runs hold only ids, and an older version never replaces a newer one (see `keepNewer`).
 */

/** Takes in versions of generations; those of a run that is not listed yet bring the run along. */
export async function takeIn(client: QueryClient, generations: readonly Generation[]) {
  if (generations.length === 0) return
  // Before the list is there, there is no place to put a new run.
  await client.ensureInfiniteQueryData(runsQuery())

  const missing = new Set<string>()
  notifyManager.batch(() => {
    for (const generation of generations) {
      storeGeneration(client, generation)
      const run = findRun(client, generation.runId)
      if (run) replaceRun(client, withGeneration(run, generation))
      else if (isInLoadedRange(client, generation.times.createdAt)) missing.add(generation.runId)
    }
  })
  await Promise.all(Array.from(missing, (id) => fetchRun(client, id)))
}

/** Puts a run into the list at its time, or brings the one that is there up to date. */
export async function placeRun(client: QueryClient, run: Run) {
  const { pages } = await client.ensureInfiniteQueryData(runsQuery())
  const listed = storeRun(client, run)
  if (pages.some(({ items }) => items.some(({ id }) => id === run.id)))
    return replaceRun(client, listed)
  if (!isInLoadedRange(client, run.createdAt)) return

  client.setQueryData(runsQuery().queryKey, (data) => {
    if (!data) return data
    const index = data.pages.findIndex(
      ({ items, nextCursor }) =>
        nextCursor === null || items.some(({ createdAt }) => createdAt <= run.createdAt),
    )
    const place = (items: ListedRun[]) => {
      const at = items.findIndex(({ createdAt }) => createdAt <= run.createdAt)
      return items.toSpliced(at === -1 ? items.length : at, 0, listed)
    }
    return {
      ...data,
      pages: data.pages.map((page, i) =>
        i === index ? { ...page, items: place(page.items) } : page,
      ),
    }
  })
}

/** Another library is behind the address now: nothing that we know is true any more. */
export function forgetLibrary(client: QueryClient) {
  client.removeQueries({ queryKey: ['generations'] })
  client.removeQueries({ queryKey: ['generation-details'] })
  void client.resetQueries({ queryKey: ['catalog'] })
  void client.resetQueries({ queryKey: ['runs'] })
}

const loadedRuns = (client: QueryClient) =>
  client.getQueryData(runsQuery().queryKey)?.pages.flatMap(({ items }) => items) ?? []

const findRun = (client: QueryClient, id: string) => loadedRuns(client).find((run) => run.id === id)

/** Older ones come when the list is scrolled that far. */
function isInLoadedRange(client: QueryClient, createdAt: string) {
  const pages = client.getQueryData(runsQuery().queryKey)?.pages ?? []
  const oldest = loadedRuns(client).at(-1)
  return pages.at(-1)?.nextCursor === null || (oldest ? createdAt >= oldest.createdAt : true)
}

function withGeneration(run: ListedRun, { id, retryOf }: Generation): ListedRun {
  if (run.generations.some((known) => known.id === id)) return run
  return { ...run, generations: [...run.generations, { id, retryOf }] }
}

function replaceRun(client: QueryClient, run: ListedRun) {
  client.setQueryData(runsQuery().queryKey, (data) => {
    if (!data || data.pages.some(({ items }) => items.includes(run))) return data
    const replace = (known: ListedRun) => (known.id === run.id ? run : known)
    return {
      ...data,
      pages: data.pages.map((page) =>
        page.items.some(({ id }) => id === run.id)
          ? { ...page, items: page.items.map(replace) }
          : page,
      ),
    }
  })
}

async function fetchRun(client: QueryClient, id: string) {
  try {
    await placeRun(client, await read(api.runs[':id'].$get({ param: { id } })))
  } catch (error) {
    // Gone for good in the meantime; any other error makes the feed ask again.
    if (!(error instanceof RequestError && error.code === 'not_found')) throw error
  }
}
