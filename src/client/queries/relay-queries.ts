import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Relay } from '#shared/settings.ts'
import { api, read } from '../lib/api.ts'
import { catalogQuery } from './catalog-queries.ts'

export const settingsQuery = () =>
  queryOptions({
    queryKey: ['settings'],
    queryFn: ({ signal }) => read(api.settings.$get({}, { init: { signal } })),
  })

/** Through whose account pictures reach Luma; what fits is then another answer of the catalog. */
export const chooseRelayMutation = () =>
  mutationOptions({
    mutationFn: (via: Relay | null) => read(api.settings.relay.$put({ json: { via } })),
    onSuccess: (_settings, _via, _result, { client }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: settingsQuery().queryKey }),
        client.invalidateQueries({ queryKey: catalogQuery().queryKey }),
      ]),
  })
