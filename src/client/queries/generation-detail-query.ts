import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'

/** What only the detail view shows; it grows with each change, hence the cursor in the key. */
export const generationDetailQuery = (id: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['generation-details', id, cursor],
    queryFn: async ({ signal }) => {
      const { prompt, request, history, lineage } = await read(
        api.generations[':id'].$get({ param: { id } }, { init: { signal } }),
      )
      return { prompt, request, history, lineage }
    },
    // Until the next version is there, the last one stays in sight.
    placeholderData: (known, query) => (query?.queryKey[1] === id ? known : undefined),
    // Its family grows without a change to itself.
    staleTime: 0,
    gcTime: 60_000,
  })
