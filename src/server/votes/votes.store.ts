import type { AspectRatio, ModelId, ProviderId } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
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

export function createVoteStore(db: Database) {
  return {
    /** The same person's earlier vote on the run goes. */
    async put(vote: {
      id: string
      runId: string
      voter: string | null
      winner: string | null
      candidates: Candidate[]
      aspectRatio: AspectRatio | null
      createdAt: number
    }): Promise<void> {
      const row: VoteTable = {
        id: vote.id,
        run_id: vote.runId,
        voter: vote.voter ?? '',
        winner_id: vote.winner,
        candidates: JSON.stringify(vote.candidates),
        aspect_ratio: vote.aspectRatio,
        created_at: vote.createdAt,
      }
      const { run_id: _run, voter: _voter, ...fresh } = row
      await db
        .insertInto('votes')
        .values(row)
        .onConflict((conflict) => conflict.columns(['run_id', 'voter']).doUpdateSet(fresh))
        .execute()
    },

    async ballots({ ratio }: Pick<RankingQuery, 'ratio'>): Promise<Ballot[]> {
      let query = db.selectFrom('votes').select(['winner_id', 'candidates'])
      if (ratio !== undefined) query = query.where('aspect_ratio', '=', ratio)
      const rows = await query.orderBy('id').execute()
      return rows.map((row) => ({ winner: row.winner_id, candidates: JSON.parse(row.candidates) }))
    },

    /** Of all that came to an end, those in the trash included: they were paid for as well. */
    async outcomes({ mode, ratio }: RankingQuery): Promise<Outcome[]> {
      let query = db
        .selectFrom('generations')
        .select(['provider', 'model', 'status', 'failure_code', 'submitted_at', 'finished_at'])
        .select((eb) => eb.fn.coalesce('actual_usd', 'estimated_usd').as('usd'))
        .where('status', 'in', ['succeeded', 'failed'])
      if (mode !== undefined) query = query.where('mode', '=', mode)
      if (ratio !== undefined)
        // One that chooses the ratio itself was asked for this one as well.
        query = query.where((eb) =>
          eb.or([eb('aspect_ratio', '=', ratio), eb('aspect_ratio', 'is', null)]),
        )
      const rows = await query.execute()
      return rows.map((row) => ({
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
