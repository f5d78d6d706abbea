import type { BatchAction, BatchAnswer, Generation } from '#shared/generation.ts'
import { AppError, notFound } from '../errors.ts'
import type { BatchStore, Decision } from './batch.store.ts'
import { isErasable } from './erase.ts'
import { erased, toGeneration } from './generation-row.ts'
import type { GenerationRow } from './generation-row.ts'

/** How long the trash keeps what was deleted. */
const trashDays = 30
/** Others may write between two transactions. */
const erasedAtOnce = 100

export interface BatchServiceDeps {
  store: BatchStore
  now: () => number
  /** Images may have become free. */
  onErased: () => void
}

export type BatchService = ReturnType<typeof createBatchService>

/** What a person does to many generations at once, and to one. */
export function createBatchService({ store, now, onErased }: BatchServiceDeps) {
  function decide(row: GenerationRow | undefined, action: BatchAction): Decision {
    if (!row) throw notFound('Generation')
    // Asked twice, as after an answer that was lost.
    if (action === 'erase' && row.erased_at !== null) return undefined
    if (row.erased_at !== null) throw erased()
    switch (action) {
      case 'favorite':
        return row.favorite === 1 ? undefined : { favorite: 1 }
      case 'unfavorite':
        return row.favorite === 0 ? undefined : { favorite: 0 }
      case 'delete':
        // A job that is under way goes on: it is paid for.
        return row.deleted_at === null ? { deleted_at: now() } : undefined
      case 'restore':
        return row.deleted_at === null ? undefined : { deleted_at: null }
      case 'erase':
        if (isErasable(row)) return 'erase'
        throw new AppError(
          'conflict',
          row.deleted_at === null
            ? 'Only what is in the trash can be deleted for ever'
            : 'It is still under way: it can be deleted for ever when it has ended',
        )
    }
  }

  async function change(ids: string[], action: BatchAction): Promise<BatchAnswer> {
    const { rows, changed } = await store.changeAll(ids, (row) => decide(row, action))
    if (action === 'erase') onErased()
    return { generations: rows.map(toGeneration), changed }
  }

  async function eraseTrash(deletedBy: number): Promise<number> {
    let total = 0
    for (;;) {
      const count = await store.eraseTrash({ deletedBy, limit: erasedAtOnce })
      total += count
      if (count < erasedAtOnce) return total
    }
  }

  return {
    /** All of them, in this order, or none. */
    change,

    async changeOne(id: string, action: BatchAction): Promise<Generation> {
      const [generation] = (await change([id], action)).generations
      if (!generation) throw notFound('Generation')
      return generation
    },

    /** All but what is still under way. */
    async emptyTrash(): Promise<{ erased: number }> {
      const count = await eraseTrash(now())
      if (count > 0) onErased()
      return { erased: count }
    },

    /** What has been in the trash for too long. Safe to be called in several processes at once. */
    eraseOld: () => eraseTrash(now() - trashDays * 24 * 60 * 60_000),
  }
}
