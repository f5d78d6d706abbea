import type { GenerationTable } from '../db/schema.ts'
import type { Write } from '../db/change-log.ts'
import { isSettled } from '#shared/status.ts'

/** All that a generation said and showed. What is left: which job it was, how it ended, when, and what it cost. */
const emptied = {
  image_id: null,
  inputs: null,
  request: null,
  adjustments: '[]',
  progress: '{}',
  history: '',
  picture_url: null,
  provider_message: null,
  search_note: null,
  favorite: 0,
} as const

/** In the trash, and nothing of it is under way: neither its job, nor a search for it. */
export const isErasable = ({
  status,
  deleted_at,
  erased_at,
  next_attempt_at,
}: Pick<GenerationTable, 'status' | 'deleted_at' | 'erased_at' | 'next_attempt_at'>) =>
  deleted_at !== null && erased_at === null && isSettled(status) && next_attempt_at === null

/**
 * For ever. The row stays, so that no job is taken for somebody else's, no request sent twice, and nothing that was
 * paid is forgotten. With the last generation of a run goes what the run asked for.
 */
export async function erase({ trx, nextRevision }: Write, ids: string[], at: number) {
  for (const id of ids)
    await trx
      .updateTable('generations')
      .set({ ...emptied, erased_at: at, revision: await nextRevision() })
      .where('id', '=', id)
      .execute()
  await trx
    .updateTable('runs')
    .set({ picked_generation_id: null })
    .where('picked_generation_id', 'in', ids)
    .execute()
  await trx
    .updateTable('runs')
    .set({ prompt: '', title: null, request: '', erased_at: at })
    .where('id', 'in', (eb) =>
      eb.selectFrom('generations').select('generations.run_id').where('generations.id', 'in', ids),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('generations')
            .select('generations.id')
            .whereRef('generations.run_id', '=', 'runs.id')
            .where('generations.erased_at', 'is', null),
        ),
      ),
    )
    .execute()
}
