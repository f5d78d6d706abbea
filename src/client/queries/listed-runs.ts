import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { isWhole } from './run-queries.ts'
import type { ListAddress, ListedRun, RunPage } from './run-queries.ts'

/** One of the lists of runs that the page holds, as it is at the moment. */
export interface RunList {
  address: ListAddress
  hash: string
  isWatched: boolean
  pages: RunPage[]
}

export function listsOf(client: QueryClient): RunList[] {
  const queries = client.getQueryCache().findAll({ queryKey: ['runs'] })
  return queries.flatMap((query) => {
    const data = query.state.data as InfiniteData<RunPage> | undefined
    if (!data) return []
    return {
      address: query.queryKey[1] as ListAddress,
      hash: query.queryHash,
      isWatched: query.getObserversCount() > 0,
      pages: data.pages,
    }
  })
}

/** As a list knows it that leaves nothing out. */
export function findListedRun(client: QueryClient, id: string): ListedRun | undefined {
  for (const { address, pages } of listsOf(client)) {
    const run = isWhole(address) && pages.flatMap(({ items }) => items).find((it) => it.id === id)
    if (run) return run
  }
  return undefined
}
