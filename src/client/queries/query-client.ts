import { QueryClient, focusManager } from '@tanstack/react-query'
import { isWorthRetrying } from '../lib/request-error.ts'
import { keepNewer } from './generation-queries.ts'
import { keepLoadedPages } from './run-queries.ts'

/** The feed of changes keeps everything fresh, so nothing is fetched again on a guess. */
export function createQueryClient() {
  // Otherwise an attempt that failed in a background tab would wait there for the focus, and news with it.
  focusManager.setFocused(true)

  const client = new QueryClient({
    defaultOptions: {
      // The server is usually this very machine: it answers without any internet.
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        retry: (_failures, error) => isWorthRetrying(error),
        retryDelay: backOff,
      },
      mutations: { networkMode: 'always' },
    },
  })
  client.setQueryDefaults(['generations'], { gcTime: Infinity, structuralSharing: keepNewer })
  client.setQueryDefaults(['runs'], { structuralSharing: keepLoadedPages })
  return client
}

const backOff = (failures: number) => Math.min(1000 * 2 ** failures, 10_000)
