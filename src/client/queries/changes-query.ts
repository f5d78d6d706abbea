import { queryOptions } from '@tanstack/react-query'
import { afterFirstScreen } from '../lib/first-screen.ts'

export const changesKey = ['changes'] as const

/** The feed of changes, as far as it was taken in. How it is followed comes after the first screen. */
export const changesQuery = () =>
  queryOptions({
    queryKey: changesKey,
    queryFn: async (context): Promise<string> => {
      await afterFirstScreen
      return (await import('./follow-changes.ts')).followChanges(context)
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
