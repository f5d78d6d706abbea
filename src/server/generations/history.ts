import { sql } from 'kysely'
import type { RawBuilder, Updateable } from 'kysely'
import { historyStepSchema } from '#shared/generation.ts'
import type { HistoryStep } from '#shared/generation.ts'
import type { GenerationTable } from '../db/schema.ts'

/** A change of a generation, its history left to `withHistory`. */
export type Change = Omit<Updateable<GenerationTable>, 'id' | 'run_id' | 'revision' | 'history'>

/**
 * What a change adds to the history, to be written with it: a line where the state or the progress is written anew.
 * Text is appended, which every database can do in place.
 */
export function withHistory(change: Change, at: number): Change & { history?: RawBuilder<string> } {
  if (change.status === undefined) return change
  const progress: unknown = JSON.parse(change.progress ?? '{}')
  const step = { at: new Date(at).toISOString(), status: change.status, ...Object(progress) }
  return { ...change, history: sql<string>`history || ${JSON.stringify(step) + '\n'}` }
}

/** Steps that say the same as the one before are left out. */
export function parseHistory(text: string): HistoryStep[] {
  const steps = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => historyStepSchema.parse(JSON.parse(line)))
  return steps.filter((step, index) => {
    const before = steps[index - 1]
    return (
      before?.status !== step.status ||
      before.queuePosition !== step.queuePosition ||
      before.log !== step.log
    )
  })
}
