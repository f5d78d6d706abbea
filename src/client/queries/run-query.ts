import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'
import { findListedRun } from './listed-runs.ts'
import { storeRun } from './run-queries.ts'
import type { ListedRun } from './run-queries.ts'

/** One run: as the gallery lists it, else asked for. The feed keeps it up to date. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: async ({ client, signal }): Promise<ListedRun> =>
      findListedRun(client, id) ??
      storeRun(client, await read(api.runs[':id'].$get({ param: { id } }, { init: { signal } }))),
  })
