import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'
import { runsQuery, storeRun } from './run-queries.ts'
import type { ListedRun } from './run-queries.ts'

/** One run: as the gallery lists it, else asked for. What it asked for never changes. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: async ({ client, signal }): Promise<ListedRun> => {
      const listed = client
        .getQueryData(runsQuery().queryKey)
        ?.pages.flatMap(({ items }) => items)
        .find((run) => run.id === id)
      if (listed) return listed
      return storeRun(
        client,
        await read(api.runs[':id'].$get({ param: { id } }, { init: { signal } })),
      )
    },
  })
