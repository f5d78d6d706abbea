import type { Run } from '#shared/run.ts'
import { api, read } from '../lib/api.ts'
import type { FindParams } from '../lib/gallery-address.ts'
import { toQuery } from './run-queries.ts'

/** As many as the server answers for at once. */
const mostAtOnce = 60

/** Of these runs, those that match, with the generations that match. */
export async function askForRuns(find: FindParams, ids: readonly string[]): Promise<Run[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, index) =>
    ids.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  )
  const answers = await Promise.all(
    parts.map((part) => read(api.runs.$get({ query: toQuery({ ...find, ids: part.join() }) }))),
  )
  return answers.flatMap(({ items }) => items.filter(({ id }) => ids.includes(id)))
}
