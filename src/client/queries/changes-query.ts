import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'
import { RequestError } from '../lib/request-error.ts'
import { forgetLibrary, takeIn } from './library.ts'
import { startCursorQuery } from './start-cursor-query.ts'

const waitMs = 25_000
/** A connection that died without a word must not hold the feed for ever. */
const timeoutMs = waitMs + 10_000

const queryKey = ['changes'] as const

/**
 * The one connection that carries news: it waits at the server until something changes, takes it in, and asks
 * again from there. The cursor moves on only after everything was taken in, so a failure loses nothing.
 */
export const changesQuery = () =>
  queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<string> => {
      const since =
        client.getQueryData<string>(queryKey) ?? (await client.ensureQueryData(startCursorQuery()))
      try {
        // After a failure the first answer comes at once: it says that the server is there again.
        const isLost = (client.getQueryState(queryKey)?.fetchFailureCount ?? 0) > 0
        const { cursor, generations } = await fetchChanges(since, isLost ? 0 : waitMs, signal)
        await takeIn(client, generations)
        return cursor
      } catch (error) {
        if (!(error instanceof RequestError && error.code === 'gone')) throw error
        const cursor = await client.fetchQuery({ ...startCursorQuery(), staleTime: 0 })
        forgetLibrary(client)
        return cursor
      }
    },
    retry: true,
    // What waits to be sent waits for this.
    retryDelay: 1_000,
    staleTime: 0,
    gcTime: Infinity,
    // Again as soon as one answer was taken in; while one is awaited, no timer runs.
    refetchInterval: ({ state }) =>
      state.fetchStatus === 'idle' && state.status === 'success' ? 1 : false,
  })

const fetchChanges = (since: string, ms: number, signal: AbortSignal) =>
  read(
    api.generations.changes.$get(
      { query: { since, waitMs: String(ms) } },
      { init: { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) } },
    ),
  )
