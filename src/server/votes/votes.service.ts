import { v7 as uuidv7 } from 'uuid'
import { targets } from '#shared/catalog.ts'
import type { ModelId, ProviderId } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
import type { NewVote, Ranking, RankingQuery, Vote } from '#shared/vote.ts'
import { AppError, notFound } from '../errors.ts'
import type { RunStore } from '../runs/runs.store.ts'
import { rank } from './ranking.ts'
import type { TargetRecord } from './ranking.ts'
import type { Outcome, StoredVote, VoteStore } from './votes.store.ts'

export type VoteService = ReturnType<typeof createVoteService>

interface VoteDeps {
  store: VoteStore
  runs: Pick<RunStore, 'find'>
  now: () => number
}

/** The vote that stands after this one, which need not be this one. */
interface Cast {
  standing: StoredVote
  isNew: boolean
}

/** Ends that are no fault of the target. */
const notItsFault: readonly (FailureCode | null)[] = ['dismissed', 'budget_reached']

export function createVoteService({ store, runs, now }: VoteDeps) {
  /** Who votes sees the names then: the first vote of a person is the one that stands. */
  async function cast({ runId, winner, among, voter }: NewVote): Promise<Cast> {
    const run = await runs.find(runId)
    if (!run) throw notFound('Run')
    const candidates = among.map((id, index) => {
      const found = run.generations.find((generation) => generation.id === id)
      if (found?.status === 'succeeded') return found
      throw new AppError('invalid_request', 'No finished image of this run', {
        field: `among.${index}`,
      })
    })
    if (winner !== null && !among.includes(winner))
      throw new AppError('invalid_request', 'The winner is not among them', { field: 'winner' })

    const choice = {
      winner,
      // As they are now: a vote outlives what it was about.
      candidates: candidates.map(({ id, provider, model, mode }) => ({
        id,
        provider,
        model,
        mode,
      })),
      createdAt: now(),
    }
    const { aspectRatio } = run
    const isNew = await store.insert({ id: uuidv7(), runId, voter, aspectRatio, ...choice })
    const first = isNew || voter === null ? undefined : await store.find(runId, voter)
    return { isNew, standing: first ?? choice }
  }

  return {
    cast,

    async vote(input: NewVote): Promise<{ vote: Vote; isNew: boolean }> {
      const { standing, isNew } = await cast(input)
      return { isNew, vote: toVote(input.runId, standing) }
    },

    /** What this person chose, if they did. */
    find: (runId: string, voter: string) => store.find(runId, voter),

    async ranking(query: RankingQuery): Promise<Ranking> {
      const [ballots, outcomes] = await Promise.all([store.ballots(query), store.outcomes(query)])
      const { mode } = query
      const counted = ballots.map(({ winner, candidates }) => ({
        winner,
        candidates: candidates.filter((candidate) => mode === undefined || candidate.mode === mode),
      }))
      const records = targets.map(({ provider, model }) => recordOf(provider, model, outcomes))
      return rank(counted, records)
    },
  }
}

const toVote = (runId: string, { winner, candidates, createdAt }: StoredVote): Vote => ({
  runId,
  winner,
  among: candidates.map(({ id }) => id),
  createdAt: new Date(createdAt).toISOString(),
})

function recordOf(provider: ProviderId, model: ModelId, outcomes: Outcome[]): TargetRecord {
  const own = outcomes.filter((outcome) => outcome.provider === provider && outcome.model === model)
  const done = own.filter(({ status }) => status === 'succeeded')
  const failed = own.filter(
    ({ status, failureCode }) => status === 'failed' && !notItsFault.includes(failureCode),
  )
  const ended = done.length + failed.length
  return {
    provider,
    model,
    images: done.length,
    medianMs: medianOf(done.flatMap(({ tookMs }) => tookMs ?? [])),
    failureRate: ended === 0 ? null : failed.length / ended,
    meanUsd: done.length === 0 ? null : done.reduce((sum, { usd }) => sum + usd, 0) / done.length,
  }
}

function medianOf(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
