import { EventEmitter, once } from 'node:events'
import type { Transaction } from 'kysely'
import { nextRevision } from './database.ts'
import type { Database } from './database.ts'
import type { Tables } from './schema.ts'

export type Write = { trx: Transaction<Tables>; nextRevision: () => Promise<number> }

export type ChangeLog = ReturnType<typeof createChangeLog>

/** Every change of a generation goes through `write`, so that whoever waits for one hears of it. */
export function createChangeLog(db: Database) {
  const bell = new EventEmitter().setMaxListeners(0)

  return {
    /**
     * One transaction. Take the revision before anything else in it: it holds the lock that keeps two writers
     * from meeting half-way.
     */
    async write<T>(work: (write: Write) => Promise<T>): Promise<T> {
      const result = await db
        .transaction()
        .execute((trx) => work({ trx, nextRevision: () => nextRevision(trx) }))
      bell.emit('change')
      return result
    },

    async revision(): Promise<number> {
      const { revision } = await db
        .selectFrom('library')
        .select('revision')
        .where('id', '=', 1)
        .executeTakeFirstOrThrow()
      return revision
    },

    /** Resolves at the next change, or when the signal aborts. */
    async nextChange(signal: AbortSignal): Promise<void> {
      await once(bell, 'change', { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
    },
  }
}
