import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'

/** Where the feed of changes begins: asked for before anything else is read from the library. */
export const startCursorQuery = () =>
  queryOptions({
    queryKey: ['start-cursor'],
    queryFn: async ({ signal }) => {
      const { cursor } = await read(
        api.generations.changes.$get({ query: {} }, { init: { signal } }),
      )
      return cursor
    },
    // As of the moment when the server gave the page.
    initialData: () => document.querySelector<HTMLMetaElement>('meta[name=cursor]')?.content,
    gcTime: Infinity,
    // The feed tries again, and says so.
    retry: false,
  })
