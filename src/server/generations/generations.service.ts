import type { Generation, GenerationDetail } from '#shared/generation.ts'
import type { Find, FindCounts } from '#shared/find.ts'
import type { ChangesQuery, FindPage, FindPageQuery } from '#shared/list-query.ts'
import { AppError, notFound } from '../errors.ts'
import type { FindStore } from './find.store.ts'
import { erased, toGeneration } from './generation-row.ts'
import type { GenerationStore } from './generations.store.ts'

const maxChanges = 500

export interface GenerationServiceDeps {
  store: GenerationStore
  findStore: FindStore
}

export type GenerationService = ReturnType<typeof createGenerationService>

export function createGenerationService({ store, findStore }: GenerationServiceDeps) {
  /** What has happened so far is at or before it. */
  const currentCursor = async () => String(await store.revision())

  return {
    currentCursor,
    list: (query: FindPageQuery): Promise<FindPage<Generation>> => findStore.list(query),
    counts: (find: Find): Promise<FindCounts> => findStore.counts(find),

    async get(id: string): Promise<GenerationDetail> {
      const detail = await store.findDetail(id)
      if (!detail) throw notFound('Generation')
      if (detail === 'erased') throw erased()
      return detail
    },

    /**
     * All that changed after a cursor. With `waitMs` it waits for the first change if there is none yet; it ends
     * without one when the time is over or the browser went away.
     */
    async changes({ since, waitMs }: ChangesQuery, gone: AbortSignal) {
      if (since === undefined)
        return { cursor: await currentCursor(), generations: [] as Generation[] }

      const answered = new AbortController()
      const ended = AbortSignal.any([gone, answered.signal, AbortSignal.timeout(waitMs)])
      try {
        for (;;) {
          // Listening begins before the look, or a change between the two would be slept over.
          const nextChange = store.nextChange(ended)
          const rows = await store.changedSince(since, maxChanges)
          const last = rows.at(-1)
          if (last) return { cursor: String(last.revision), generations: rows.map(toGeneration) }
          if ((await store.revision()) < since)
            throw new AppError('gone', 'This cursor belongs to another library', { field: 'since' })
          if (waitMs === 0 || ended.aborted) return { cursor: String(since), generations: [] }
          await nextChange
        }
      } finally {
        answered.abort()
      }
    },
  }
}
