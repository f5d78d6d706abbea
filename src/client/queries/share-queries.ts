import { infiniteQueryOptions, mutationOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { NewShareInput } from '#shared/share.ts'
import { api, read } from '../lib/api.ts'

const pageSize = '20'

export const sharesQuery = () =>
  infiniteQueryOptions({
    queryKey: ['shares'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      read(
        api.shares.$get(
          { query: { limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) } },
          { init: { signal } },
        ),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Views are counted elsewhere: what was seen before may be old.
    staleTime: 0,
  })

const thenRefresh = (
  _answer: unknown,
  _variables: unknown,
  _result: unknown,
  { client }: { client: QueryClient },
) => client.invalidateQueries({ queryKey: sharesQuery().queryKey })

export const createShareMutation = () =>
  mutationOptions({
    mutationFn: (share: NewShareInput) => read(api.shares.$post({ json: share })),
    onSuccess: thenRefresh,
  })

export const revokeShareMutation = () =>
  mutationOptions({
    mutationFn: (id: string) => read(api.shares[':token'].$delete({ param: { token: id } })),
    onSuccess: thenRefresh,
  })
