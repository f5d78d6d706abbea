import { notifyManager } from '@tanstack/react-query'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import { api, read } from '../lib/api.ts'
import { RequestError, isWorthRetrying } from '../lib/request-error.ts'
import { generationQuery, storeGeneration } from './generation-queries.ts'
import { listsOf } from './listed-runs.ts'
import type { RunList } from './listed-runs.ts'
import { isAwayFromHead, noteNews } from './news.ts'
import { runQuery } from './run-query.ts'
import { isWhole, listed, runsQuery, storeRun } from './run-queries.ts'
import type { ListedRun, RunPage } from './run-queries.ts'
import { askForRuns } from './runs-by-id.ts'

export async function takeIn(client: QueryClient, generations: readonly Generation[]) {
  notifyManager.batch(() => {
    for (const generation of generations) storeGeneration(client, generation)
  })
  await listsAreThere(client)
  const { byRun, lists } = showInLists(
    client,
    // The page may know a newer version, or expect a change of this one.
    generations.map((it) => client.getQueryData(generationQuery(it.id).queryKey) ?? it),
  )

  const whole = lists.filter(({ address }) => isWhole(address))
  const missing = Array.from(byRun).filter(([id, [first]]) =>
    whole.some((list) => !hasRun(list, id) && first && mayBelong(list, first.times.createdAt)),
  )
  await Promise.all(missing.map(([id]) => fetchRun(client, id)))
  await judge(client, Array.from(byRun.keys()))
}

/** Brings what the lists know of these up to date. */
export function showInLists(client: QueryClient, generations: readonly Generation[]) {
  const byRun = Map.groupBy(generations, ({ runId }) => runId)
  const lists = keptLists(client)
  notifyManager.batch(() => {
    for (const { address } of lists)
      changeRuns(client, runsQuery(address).queryKey, (run) =>
        withVersions(run, byRun.get(run.id), isWhole(address)),
      )
    for (const [id, versions] of byRun)
      client.setQueryData(runQuery(id).queryKey, (run) => run && withVersions(run, versions, true))
  })
  return { byRun, lists }
}

export async function placeRun(client: QueryClient, run: Run) {
  const item = storeRun(client, run)
  await listsAreThere(client)
  notifyManager.batch(() => {
    client.setQueryData(runQuery(run.id).queryKey, (known) => known && item)
    for (const list of keptLists(client)) if (isWhole(list.address)) place(client, list, item)
  })
  await judge(client, [run.id])
}

/** Which of these runs belong into a list that leaves some out, the server alone can say. */
async function judge(client: QueryClient, runIds: readonly string[]) {
  const filtered = keptLists(client).filter(({ address }) => !isWhole(address))
  await Promise.all(
    filtered.map(async ({ address: { at: _at, ...find }, hash }) => {
      const matching = await askForRuns(find, runIds).catch((error: Error) => {
        // What the server does not understand it will not understand later; the list itself says so.
        if (isWorthRetrying(error)) throw error
        return null
      })
      const list = listsOf(client).find((it) => it.hash === hash)
      if (!matching || !list) return
      notifyManager.batch(() => {
        const gone = new Set(runIds)
        for (const run of matching) {
          gone.delete(run.id)
          place(client, list, storeRun(client, run))
        }
        changeRuns(client, runsQuery(list.address).queryKey, (run) =>
          gone.has(run.id) ? null : run,
        )
      })
    }),
  )
}

/** Before a list is there, there is no place to put a run; a page on its way may lack what has just changed. */
const listsAreThere = (client: QueryClient) =>
  Promise.all(
    client
      .getQueryCache()
      .findAll({ queryKey: ['runs'], fetchStatus: 'fetching' })
      .map((query) => query.promise?.catch(() => undefined)),
  )

/** Lists that nobody looks at go, except for the one that is always kept. */
function keptLists(client: QueryClient): RunList[] {
  return listsOf(client).filter(({ address, isWatched }) => {
    const isKept = isWatched || Object.keys(address).length === 0
    if (!isKept) client.removeQueries({ queryKey: runsQuery(address).queryKey, exact: true })
    return isKept
  })
}

function withVersions(
  run: ListedRun,
  versions: readonly Generation[] | undefined,
  isNewTaken: boolean,
): ListedRun {
  if (!versions) return run
  const next = new Map(versions.map((version) => [version.id, listed(version)]))
  const generations = run.generations.map((known) => {
    const version = next.get(known.id)
    next.delete(known.id)
    return version && version.look !== known.look ? version : known
  })
  if (isNewTaken) generations.push(...next.values())
  const isUnchanged =
    generations.length === run.generations.length &&
    generations.every((it, index) => it === run.generations[index])
  return isUnchanged ? run : { ...run, generations }
}

const hasRun = ({ pages }: RunList, id: string) =>
  pages.some(({ items }) => items.some((run) => run.id === id))

/** Older ones come when the list is scrolled that far; newer ones always have a place, or are told of. */
function mayBelong({ pages }: RunList, createdAt: string) {
  const oldest = pages.at(-1)?.items.at(-1)
  return pages.at(-1)?.nextCursor === null || !oldest || createdAt >= oldest.createdAt
}

function place(client: QueryClient, list: RunList, run: ListedRun) {
  const { queryKey } = runsQuery(list.address)
  if (hasRun(list, run.id))
    return changeRuns(client, queryKey, (it) => (it.id === run.id ? run : it))
  if (!mayBelong(list, run.createdAt)) return

  const newest = list.pages.find(({ items }) => items.length > 0)?.items[0]
  const isNewest = newest !== undefined && run.createdAt > newest.createdAt
  // The list begins in the middle: between this run and the first one there may be others.
  const isBeyond = isNewest && Boolean(list.pages[0]?.previousCursor)
  if (isNewest && list.isWatched && (isBeyond || isAwayFromHead()))
    noteNews(list.hash, run.id, run.generations.length)
  if (isBeyond) return
  client.setQueryData(queryKey, (data) => data && { ...data, pages: insert(data.pages, run) })
}

function insert(pages: RunPage[], run: ListedRun): RunPage[] {
  const index = pages.findIndex(
    ({ items, nextCursor }) =>
      nextCursor === null || items.some(({ createdAt }) => createdAt <= run.createdAt),
  )
  return pages.map((page, i) => {
    if (i !== index) return page
    const at = page.items.findIndex(({ createdAt }) => createdAt <= run.createdAt)
    return { ...page, items: page.items.toSpliced(at === -1 ? page.items.length : at, 0, run) }
  })
}

type RunsKey = ReturnType<typeof runsQuery>['queryKey']

/** `null` takes a run out. What does not change stays the same object. */
function changeRuns(
  client: QueryClient,
  queryKey: RunsKey,
  change: (run: ListedRun) => ListedRun | null,
) {
  client.setQueryData<InfiniteData<RunPage>>(queryKey, (data) => {
    if (!data) return data
    const pages = data.pages.map((page) => {
      const items = page.items.flatMap((run) => change(run) ?? [])
      const isSamePage =
        items.length === page.items.length && items.every((run, i) => run === page.items[i])
      return isSamePage ? page : { ...page, items }
    })
    return pages.every((page, i) => page === data.pages[i]) ? data : { ...data, pages }
  })
}

async function fetchRun(client: QueryClient, id: string) {
  try {
    const run = await read(api.runs[':id'].$get({ param: { id } }))
    const item = storeRun(client, run)
    notifyManager.batch(() => {
      for (const list of listsOf(client)) if (isWhole(list.address)) place(client, list, item)
    })
  } catch (error) {
    // Gone for good in the meantime; any other error makes the feed ask again.
    if (!(error instanceof RequestError && error.code === 'not_found')) throw error
  }
}
