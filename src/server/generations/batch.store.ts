import type { ChangeLog } from '../db/change-log.ts'
import { erase, isErasable } from './erase.ts'
import { selectGenerations } from './generation-row.ts'
import type { GenerationRow } from './generation-row.ts'

/** What becomes of one of many; undefined: it is so already. */
export type Decision = { favorite: 0 | 1 } | { deleted_at: number | null } | 'erase' | undefined

export type BatchStore = ReturnType<typeof createBatchStore>

/** Acts on many generations in one transaction; each that changes gets a revision of its own. */
export function createBatchStore({ changeLog, now }: { changeLog: ChangeLog; now: () => number }) {
  return {
    /** `decide` throws where something may not be, or is not there: then nothing happens to any of them. */
    async changeAll(
      ids: string[],
      decide: (row: GenerationRow | undefined) => Decision,
    ): Promise<{ rows: GenerationRow[]; changed: string[] }> {
      return changeLog.write(async (write) => {
        const { trx, nextRevision } = write
        await nextRevision()
        const read = async () => {
          const rows = await selectGenerations(trx).where('generations.id', 'in', ids).execute()
          const byId = new Map(rows.map((row) => [row.id, row]))
          return ids.map((id) => byId.get(id))
        }
        const decisions = (await read()).map(decide)
        const erased: string[] = []
        for (const [index, id] of ids.entries()) {
          const decision = decisions[index]
          if (decision === 'erase') erased.push(id)
          else if (decision)
            await trx
              .updateTable('generations')
              .set({ ...decision, revision: await nextRevision() })
              .where('id', '=', id)
              .execute()
        }
        if (erased.length > 0) await erase(write, erased, now())
        return {
          rows: (await read()).filter((row) => row !== undefined),
          changed: ids.filter((_, index) => decisions[index] !== undefined),
        }
      })
    },

    /** Erases what was deleted up to that time, at most `limit` of it; tells how many. */
    async eraseTrash({ deletedBy, limit }: { deletedBy: number; limit: number }): Promise<number> {
      return changeLog.write(async (write) => {
        await write.nextRevision()
        const rows = await write.trx
          .selectFrom('generations')
          .select(['id', 'status', 'deleted_at', 'erased_at', 'next_attempt_at'])
          .where('deleted_at', '<=', deletedBy)
          .where('erased_at', 'is', null)
          .where('status', 'not in', ['queued', 'submitting', 'running', 'saving'])
          .where('next_attempt_at', 'is', null)
          .orderBy('deleted_at')
          .limit(limit)
          .execute()
        const ids = rows.filter(isErasable).map(({ id }) => id)
        if (ids.length > 0) await erase(write, ids, now())
        return ids.length
      })
    },
  }
}
