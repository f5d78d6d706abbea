import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { api, read } from '../lib/api.ts'

const loader = () => import('./load-generation.ts')

/**
 * One place for each generation, whoever brings it: the list, the feed of changes, or an answer. Whoever knows the
 * run has it asked for together with others.
 */
export const generationQuery = (id: string, runId?: string) =>
  queryOptions({
    queryKey: ['generations', id],
    queryFn: async ({ client, signal }): Promise<Generation> => {
      const known = runId && (await (await loader()).loadGeneration(client, id, runId))
      if (known) return known
      const {
        prompt: _prompt,
        request: _request,
        history: _history,
        lineage: _lineage,
        ...generation
      } = await read(api.generations[':id'].$get({ param: { id } }, { init: { signal } }))
      return generation
    },
  })

/** Of two versions the newer stays, so that an answer that was long on its way cannot undo a change. */
export function keepNewer(known: unknown, next: unknown): unknown {
  return isGeneration(known) && isGeneration(next) && BigInt(next.cursor) <= BigInt(known.cursor)
    ? known
    : next
}

const isGeneration = (value: unknown): value is Generation =>
  typeof value === 'object' && value !== null && 'cursor' in value

export const storeGeneration = (client: QueryClient, generation: Generation) =>
  client.setQueryData(generationQuery(generation.id).queryKey, generation)

/** Calls back with each version that was taken in, from wherever it came. */
export const watchGenerations = (client: QueryClient, listener: (generation: Generation) => void) =>
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryKey[0] !== 'generations') return
    const { data } = query.state
    if (isGeneration(data)) listener(data)
  })
