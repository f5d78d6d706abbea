import { expressionBuilder, sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import type { Find } from '#shared/find.ts'
import { holdsWords, unsought } from '../db/dialect.ts'
import type { Tables } from '../db/schema.ts'

/** What makes a generation one of those that are looked for. */
export function isFound(find: Find): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'generations'>()
  const all: Expression<SqlBool>[] = [
    eb('generations.deleted_at', find.deleted ? 'is not' : 'is', null),
  ]
  // Of what was erased there is nothing to be found.
  if (find.deleted) all.push(eb('generations.erased_at', 'is', null))
  if (find.q !== undefined) all.push(runSays('generations.run_id', find.q))
  if (find.runId !== undefined) all.push(eb('generations.run_id', '=', find.runId))
  if (find.provider) all.push(eb(unsought('generations.provider'), 'in', find.provider))
  if (find.model) all.push(eb(unsought('generations.model'), 'in', find.model))
  if (find.kind) all.push(eb(unsought('generations.kind'), 'in', find.kind))
  if (find.ratio) all.push(eb(unsought('generations.aspect_ratio'), 'in', find.ratio))
  if (find.status) all.push(eb(unsought('generations.status'), 'in', find.status))
  if (find.favorite !== undefined) all.push(eb('generations.favorite', '=', find.favorite ? 1 : 0))
  if (find.picked !== undefined) all.push(find.picked ? isPicked() : eb.not(isPicked()))
  if (find.from !== undefined) all.push(eb('generations.created_at', '>=', find.from))
  if (find.to !== undefined) all.push(eb('generations.created_at', '<', find.to))
  return eb.and(all)
}

/** All of the words, in any order. */
export function runSays(
  runId: 'runs.id' | 'generations.run_id',
  text: string,
): Expression<SqlBool> {
  // NUL separates as well: for the index it would be the end of the question.
  const words = new Set(text.split(/[\s\0]+/).filter((word) => word !== ''))
  return words.size === 0 ? sql<SqlBool>`true` : holdsWords(runId, [...words])
}

/** The best of its run, in the eyes of a person. */
export function isPicked(): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'generations'>()
  const picks = eb
    .selectFrom('runs')
    .select((run) => run.ref('runs.picked_generation_id').$notNull().as('id'))
    .where('runs.picked_generation_id', 'is not', null)
  return eb(unsought('generations.id'), 'in', picks)
}
