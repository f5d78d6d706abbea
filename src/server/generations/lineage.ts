import type { Lineage } from '#shared/generation.ts'
import type { Database } from '../db/database.ts'
import type { GenerationTable, RunTable } from '../db/schema.ts'

const maxRemixes = 20
const titleLength = 120

/** The families of repetitions and of remixes around a generation. */
export async function lineageOf(
  db: Database,
  { id, run_id, retry_of }: Pick<GenerationTable, 'id' | 'run_id' | 'retry_of'>,
): Promise<Lineage> {
  const living = db.selectFrom('generations').where('generations.deleted_at', 'is', null)
  const repeats = await living
    .select('generations.id')
    .where('generations.id', '=', retry_of)
    .executeTakeFirst()
  const repeatedBy = await living
    .select('generations.id')
    .where('generations.retry_of', '=', id)
    .executeTakeFirst()

  const remixOf = await living
    .innerJoin('runs as remix', 'remix.remix_of', 'generations.id')
    .innerJoin('runs', 'runs.id', 'generations.run_id')
    .select(['generations.id', 'generations.run_id', 'runs.title', 'runs.prompt'])
    .where('remix.id', '=', run_id)
    .executeTakeFirst()

  const remixes = await db
    .selectFrom('runs')
    .select(['id', 'title', 'prompt', 'created_at'])
    .select((eb) =>
      eb
        .selectFrom('generations')
        .select('generations.id')
        .whereRef('generations.run_id', '=', 'runs.id')
        .where('generations.deleted_at', 'is', null)
        .where('generations.image_id', 'is not', null)
        .orderBy((shown) =>
          shown
            .case()
            .when('generations.id', '=', shown.ref('runs.picked_generation_id'))
            .then(0)
            .else(1)
            .end(),
        )
        .orderBy('generations.id')
        .limit(1)
        .as('generation_id'),
    )
    .where('remix_of', '=', id)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('generations')
          .select('generations.id')
          .whereRef('generations.run_id', '=', 'runs.id')
          .where('generations.deleted_at', 'is', null),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(maxRemixes)
    .execute()

  return {
    repeats: repeats?.id ?? null,
    repeatedBy: repeatedBy?.id ?? null,
    remixOf: remixOf
      ? { generationId: remixOf.id, runId: remixOf.run_id, title: titleOf(remixOf) }
      : null,
    remixes: remixes.map((run) => ({
      runId: run.id,
      generationId: run.generation_id,
      title: titleOf(run),
      createdAt: new Date(run.created_at).toISOString(),
    })),
  }
}

/** Cut between whole letters, or half an emoji would be left. */
const titleOf = ({ title, prompt }: Pick<RunTable, 'title' | 'prompt'>) =>
  title || [...prompt].slice(0, titleLength).join('')
