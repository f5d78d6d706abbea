import { infiniteQueryOptions, notifyManager } from '@tanstack/react-query'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Run } from '#shared/run.ts'
import { api, read } from '../lib/api.ts'
import { forgetUnsent } from '../lib/outbox.ts'
import { storeGeneration } from './generation-queries.ts'
import { startCursorQuery } from './start-cursor-query.ts'

/** A run as the gallery lists it: its generations have places of their own. */
export interface ListedRun extends Omit<Run, 'generations'> {
  /** Which generations, and which of them repeats which: what never changes about them. */
  generations: { id: string; retryOf: string | null }[]
}

export interface RunPage {
  items: ListedRun[]
  nextCursor: string | null
}

const pageSize = '20'

export const runsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['runs'],
    initialPageParam: null as string | null,
    queryFn: async ({ client, pageParam, signal }): Promise<RunPage> => {
      // The feed starts before the list is read, or what happens in between would be missed.
      await client.ensureQueryData(startCursorQuery())
      const { items, nextCursor } = await read(
        api.runs.$get(
          { query: { limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) } },
          { init: { signal } },
        ),
      )
      return { items: items.map((run) => storeRun(client, run)), nextCursor }
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/**
 * A page that was being fetched comes with the pages as they were when the fetch began; a run that was placed in
 * the meantime must not vanish. So only pages that are new are taken.
 */
export function keepLoadedPages(known: unknown, next: unknown): unknown {
  const [before, after] = [known, next] as (InfiniteData<RunPage> | undefined)[]
  if (!before || !after || after.pages.length <= before.pages.length) return next
  return { ...after, pages: [...before.pages, ...after.pages.slice(before.pages.length)] }
}

/** Stores a run's generations in their own places, and gives what the list keeps. */
export function storeRun(client: QueryClient, { generations, ...run }: Run): ListedRun {
  // However the news came: the server has it.
  forgetUnsent(run.id)
  notifyManager.batch(() => {
    for (const generation of generations) storeGeneration(client, generation)
  })
  return { ...run, generations: generations.map(({ id, retryOf }) => ({ id, retryOf })) }
}
