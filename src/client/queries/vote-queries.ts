import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { BlindVote } from '#shared/blind.ts'
import type { RankingQuery } from '#shared/vote.ts'
import { api, read } from '../lib/api.ts'

/** A run without names, in the order that is this person's own. */
export const blindQuery = (runId: string, voter: string) =>
  queryOptions({
    queryKey: ['blind', runId, voter],
    queryFn: ({ signal }) =>
      read(
        api.runs[':id'].blind.$get(
          { param: { id: runId }, query: { voter } },
          { init: { signal } },
        ),
      ),
    // Letters must not move under a person's eyes; the next time there may be more of them.
    gcTime: 0,
  })

/** The choice; the answer says whose they are. */
export const blindVoteMutation = (runId: string) =>
  mutationOptions({
    mutationFn: (vote: BlindVote) =>
      read(api.runs[':id'].blind.$post({ param: { id: runId }, json: vote })),
  })

export const rankingQuery = (query: RankingQuery) =>
  queryOptions({
    queryKey: ['ranking', query],
    queryFn: ({ signal }) => read(api.ranking.$get({ query }, { init: { signal } })),
    // Votes and results come from elsewhere too.
    staleTime: 0,
  })
