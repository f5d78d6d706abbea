import type { ChangeLog } from '../db/change-log.ts'
import type { Database } from '../db/database.ts'
import { withHistory } from '../generations/history.ts'
import type { Change } from '../generations/history.ts'
import type { Claim } from './claims.store.ts'

/** Far longer than a list may be late, or a provider's clock be wrong. */
const rivalMs = 60 * 60_000

export type AdoptionStore = ReturnType<typeof createAdoptionStore>

/** Which jobs are ours, and giving one to a generation that lost its own. */
export function createAdoptionStore({
  db,
  changeLog,
  now,
}: {
  db: Database
  changeLog: ChangeLog
  now: () => number
}) {
  /**
   * Whether the job may be another's: one that is being sent right now, or, where the list does not show prompts, one
   * that is lost as well.
   */
  async function hasRival(
    trx: Pick<Database, 'selectFrom'>,
    { row, prompt }: Claim,
    isPromptShown: boolean,
  ) {
    const rival = await trx
      .selectFrom('generations')
      .innerJoin('runs', 'runs.id', 'generations.run_id')
      .select('generations.id')
      .where('provider', '=', row.provider)
      .where('mode', '=', row.mode)
      .where('model', '=', row.model)
      .where('status', 'in', isPromptShown ? ['submitting'] : ['submitting', 'uncertain'])
      .where('job_id', 'is', null)
      .where('generations.id', '!=', row.id)
      // One that was erased stays a rival, but nobody can settle it any more: only of those sent at about this time.
      .where((eb) =>
        eb.or([
          eb('generations.erased_at', 'is', null),
          eb('generations.submitted_at', '>', (row.submitted_at ?? row.created_at) - rivalMs),
        ]),
      )
      .$if(isPromptShown, (query) => query.where('runs.prompt', '=', prompt))
      .executeTakeFirst()
    return rival !== undefined
  }

  return {
    /** Those of the ids that no generation has. */
    async unowned({ provider, mode }: Claim['row'], jobIds: string[]): Promise<Set<string>> {
      if (jobIds.length === 0) return new Set()
      const owned = await db
        .selectFrom('generations')
        .select('job_id')
        .where('provider', '=', provider)
        .where('mode', '=', mode)
        .where('job_id', 'in', jobIds)
        .execute()
      const taken = new Set(owned.map(({ job_id }) => job_id))
      return new Set(jobIds.filter((id) => !taken.has(id)))
    },

    /**
     * Makes the job this generation's, or writes nothing: it is `taken` by another one, may be a `rival`'s, or the
     * lease is `lost`, as a person has decided meanwhile.
     */
    async adopt(
      claim: Claim,
      { jobId, prompt }: { jobId: string; prompt: string | undefined },
      change: Change,
    ): Promise<'adopted' | 'taken' | 'rival' | 'lost'> {
      const { row, lease } = claim
      try {
        return await changeLog.write(async ({ trx, nextRevision }) => {
          const revision = await nextRevision()
          if (await hasRival(trx, claim, prompt !== undefined)) return 'rival'
          const { numUpdatedRows } = await trx
            .updateTable('generations')
            .set({
              ...withHistory(change, now()),
              job_id: jobId,
              lease_owner: null,
              next_attempt_at: now(),
              revision,
            })
            .where('id', '=', row.id)
            .where('lease_owner', '=', lease)
            .where('status', '=', 'uncertain')
            .where('job_id', 'is', null)
            .executeTakeFirstOrThrow()
          return numUpdatedRows === 1n ? 'adopted' : 'lost'
        })
      } catch (error) {
        if (isUniqueViolation(error)) return 'taken'
        throw error
      }
    },
  }
}

/** In the words of SQLite and of PostgreSQL. */
const isUniqueViolation = (error: unknown) =>
  error instanceof Error && /unique constraint/i.test(error.message)
