import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'
import type { FindParams } from '../lib/gallery-address.ts'
import { changesQuery } from './changes-query.ts'

type CountsApiQuery = Parameters<typeof api.generations.counts.$get>[0]['query']

/** How many there are of each kind, as the address narrows them. */
export const countsQuery = (find: FindParams) =>
  queryOptions({
    queryKey: ['counts', find] as const,
    queryFn: ({ signal }) =>
      read(
        // A wrong value is for the server to refuse, with a sentence.
        api.generations.counts.$get({ query: find as CountsApiQuery }, { init: { signal } }),
      ),
    // Figures that are a moment old are better than none.
    placeholderData: (known) => known,
    gcTime: 60_000,
  })

export const trashCountQuery = () => countsQuery({ deleted: 'true' })

const pauseMs = 1_000

/** Counts what is looked at anew when the library has changed: the first time at once, then once a second at most. */
export function keepCounting(client: QueryClient): () => void {
  const { queryKey } = changesQuery()
  let cursor = client.getQueryData(queryKey)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDue = false

  function countAnew() {
    if (timer !== undefined) {
      isDue = true
      return
    }
    isDue = false
    void client.invalidateQueries({ queryKey: ['counts'] })
    timer = setTimeout(() => {
      timer = undefined
      if (isDue) countAnew()
    }, pauseMs)
  }

  const unsubscribe = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryKey[0] !== queryKey[0]) return
    const next = client.getQueryData(queryKey)
    if (next === cursor) return
    cursor = next
    countAnew()
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
