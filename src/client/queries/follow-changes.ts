import type { QueryClient } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'
import { RequestError } from '../lib/request-error.ts'
import { changesKey } from './changes-query.ts'
import { takeIn } from './library.ts'
import { startCursorQuery } from './start-cursor-query.ts'

const waitMs = 25_000
/** A connection that died without a word must not hold the feed for ever. */
const timeoutMs = waitMs + 10_000

interface Context {
  client: QueryClient
  signal: AbortSignal
}

/**
 * The one connection that carries news: it waits at the server until something changes, takes it in, and asks
 * again from there. The cursor moves on only after everything was taken in, so a failure loses nothing.
 */
export async function followChanges({ client, signal }: Context): Promise<string> {
  const since =
    client.getQueryData<string>(changesKey) ?? (await client.ensureQueryData(startCursorQuery()))
  try {
    // After a failure the first answer comes at once: it says that the server is there again.
    const isLost = (client.getQueryState(changesKey)?.fetchFailureCount ?? 0) > 0
    const { cursor, generations } = await fetchChanges(since, isLost ? 0 : waitMs, signal)
    await takeIn(client, generations)
    return cursor
  } catch (error) {
    if (!(error instanceof RequestError && error.code === 'gone')) throw error
    const cursor = await client.fetchQuery({ ...startCursorQuery(), staleTime: 0 })
    forgetLibrary(client)
    return cursor
  }
}

const fetchChanges = (since: string, ms: number, signal: AbortSignal) =>
  read(
    api.generations.changes.$get(
      { query: { since, waitMs: String(ms) } },
      { init: { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) } },
    ),
  )

/** Another library is behind the address now: nothing that we know is true any more. */
function forgetLibrary(client: QueryClient) {
  client.removeQueries({ queryKey: ['generations'] })
  client.removeQueries({ queryKey: ['generation-details'] })
  client.removeQueries({ queryKey: ['run'] })
  void client.resetQueries({ queryKey: ['catalog'] })
  void client.resetQueries({ queryKey: ['runs'] })
}
