import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'

export const catalogQuery = () =>
  queryOptions({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => read(api.catalog.$get({}, { init: { signal } })),
  })
