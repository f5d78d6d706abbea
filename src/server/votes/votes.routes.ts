import { Hono } from 'hono'
import { newVoteSchema, rankingQuerySchema } from '#shared/vote.ts'
import { validate } from '../http/validate.ts'
import type { VoteService } from './votes.service.ts'

export const voteRoutes = (votes: VoteService) =>
  new Hono().post('/', validate('json', newVoteSchema), async (c) => {
    const { vote, isNew } = await votes.vote(c.req.valid('json'))
    // Not taken: the answer is the earlier one, which stands.
    return c.json(vote, isNew ? 201 : 200)
  })

export const rankingRoutes = (votes: VoteService) =>
  new Hono().get('/', validate('query', rankingQuerySchema), async (c) =>
    c.json(await votes.ranking(c.req.valid('query'))),
  )
