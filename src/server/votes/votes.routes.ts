import { Hono } from 'hono'
import { newVoteSchema, rankingQuerySchema } from '#shared/vote.ts'
import { validate } from '../http/validate.ts'
import type { VoteService } from './votes.service.ts'

export const voteRoutes = (votes: VoteService) =>
  new Hono().post('/', validate('json', newVoteSchema), async (c) =>
    c.json(await votes.vote(c.req.valid('json')), 201),
  )

export const rankingRoutes = (votes: VoteService) =>
  new Hono().get('/', validate('query', rankingQuerySchema), async (c) =>
    c.json(await votes.ranking(c.req.valid('query'))),
  )
