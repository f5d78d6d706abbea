import type { AspectRatio, ModelId, ProviderId } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
import type { FindKind } from '#shared/find.ts'
import { imageIdsOf, kindOf, noInputs } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import type { GenerationStatus } from '#shared/status.ts'
import type { RankingQuery } from '#shared/vote.ts'
import type { Database } from '../db/database.ts'
import type { VoteTable } from '../db/schema.ts'
import type { Ballot, Candidate } from './ranking.ts'

export type VoteStore = ReturnType<typeof createVoteStore>

/** What came of one generation. */
export interface Outcome {
  provider: ProviderId
  model: ModelId
  status: GenerationStatus
  failureCode: FailureCode | null
  tookMs: number | null
  usd: number
}

/** What somebody chose, and from what. */
export interface StoredVote extends Ballot {
  createdAt: number
}

export function createVoteStore(db: Database) {
  return {
    /** False where that person has voted on the run before, and nothing changes. */
    async insert(vote: {
      id: string
      runId: string
      voter: string | null
      winner: string | null
      candidates: Candidate[]
      aspectRatio: AspectRatio | null
      createdAt: number
    }): Promise<boolean> {
      const row: VoteTable = {
        id: vote.id,
        run_id: vote.runId,
        // Who is nobody is a different one each time.
        voter: vote.voter ?? vote.id,
        winner_id: vote.winner,
        candidates: JSON.stringify(vote.candidates),
        aspect_ratio: vote.aspectRatio,
        created_at: vote.createdAt,
      }
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('votes')
        .values(row)
        .onConflict((conflict) => conflict.columns(['run_id', 'voter']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },

    async find(runId: string, voter: string): Promise<StoredVote | undefined> {
      const row = await db
        .selectFrom('votes')
        .select(['winner_id', 'candidates', 'created_at'])
        .where('run_id', '=', runId)
        .where('voter', '=', voter)
        .executeTakeFirst()
      return row && { ...toBallot(row), createdAt: Number(row.created_at) }
    },

    async ballots({ ratio, kind }: Pick<RankingQuery, 'ratio' | 'kind'>): Promise<Ballot[]> {
      let query = db
        .selectFrom('votes')
        .innerJoin('runs', 'runs.id', 'votes.run_id')
        .select(['votes.winner_id', 'votes.candidates'])
        .select('runs.request')
      if (ratio !== undefined) query = query.where('votes.aspect_ratio', '=', ratio)
      const rows = await query.orderBy('votes.id').execute()
      return rows
        .filter(({ request }) => kind === undefined || isOfKind(JSON.parse(request), kind))
        .map(toBallot)
    },

    /** Of all that came to an end, those in the trash included: they were paid for as well. */
    async outcomes({ mode, ratio, kind }: RankingQuery): Promise<Outcome[]> {
      let query = db
        .selectFrom('generations')
        .select([
          'provider',
          'model',
          'status',
          'failure_code',
          'submitted_at',
          'finished_at',
          'inputs',
        ])
        .select((eb) => eb.fn.coalesce('actual_usd', 'estimated_usd').as('usd'))
        .where('status', 'in', ['succeeded', 'failed'])
      if (mode !== undefined) query = query.where('mode', '=', mode)
      if (ratio !== undefined)
        // One that chooses the ratio itself was asked for this one as well.
        query = query.where((eb) =>
          eb.or([eb('aspect_ratio', '=', ratio), eb('aspect_ratio', 'is', null)]),
        )
      const rows = await query.execute()
      const ofKind = rows.filter(
        ({ inputs }) => kind === undefined || isOfKind(inputs && JSON.parse(inputs), kind),
      )
      return ofKind.map((row) => ({
        provider: row.provider,
        model: row.model,
        status: row.status,
        failureCode: row.failure_code,
        tookMs:
          row.submitted_at === null || row.finished_at === null
            ? null
            : Number(row.finished_at) - Number(row.submitted_at),
        usd: Number(row.usd),
      }))
    },
  }
}

const toBallot = (row: { winner_id: string | null; candidates: string }): Ballot => ({
  winner: row.winner_id,
  candidates: JSON.parse(row.candidates),
})

/** By what was asked for; requests of older versions have no `reframe`, and words alone no inputs. */
function isOfKind(inputs: Partial<Inputs> | null, wanted: FindKind): boolean {
  const asked: Inputs = { ...noInputs, ...inputs }
  const kind = kindOf(asked)
  return wanted === (kind === 'text' && imageIdsOf(asked).length > 0 ? 'references' : kind)
}
