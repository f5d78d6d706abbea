import { EventEmitter, once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import { nextRevision } from './database.ts'
import type { Database } from './database.ts'
import type { Tables } from './schema.ts'

export type Write = { trx: Transaction<Tables>; nextRevision: () => Promise<number> }

interface Pending {
  /** Rejects only when the whole transaction has to be given up. */
  run: (write: Write) => Promise<void>
  settle: (transactionError?: { error: unknown }) => void
}

const maxTogether = 64

export type ChangeLog = ReturnType<typeof createChangeLog>

/** Every change of a generation goes through `write`, so that whoever waits for one hears of it. */
export function createChangeLog(db: Database) {
  const bell = new EventEmitter().setMaxListeners(0)

  const waiting: Pending[] = []
  let isWriting = false

  /** All that wait share one transaction: to make a commit durable costs as much as a hundred changes. */
  async function writeAll() {
    isWriting = true
    while (waiting.length > 0) {
      // Whoever is ready in this turn of the event loop comes along.
      await setImmediate()
      const batch = waiting.splice(0, maxTogether)
      try {
        await db.transaction().execute(async (trx) => {
          const write = { trx, nextRevision: () => nextRevision(trx) }
          for (const { run } of batch) await run(write)
        })
        for (const { settle } of batch) settle()
        bell.emit('change')
      } catch (error) {
        for (const { settle } of batch) settle({ error })
      }
    }
    isWriting = false
  }

  return {
    /**
     * Durable when it returns, and all or nothing. Take the revision before anything else in it: it holds the lock
     * that keeps two writers from meeting half-way.
     */
    write<T>(work: (write: Write) => Promise<T>): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      let outcome: { value: T } | { error: unknown } | undefined
      waiting.push({
        async run(write) {
          await sql`savepoint one`.execute(write.trx)
          try {
            outcome = { value: await work(write) }
            await sql`release savepoint one`.execute(write.trx)
          } catch (error) {
            outcome = { error }
            await sql`rollback to savepoint one`.execute(write.trx)
            await sql`release savepoint one`.execute(write.trx)
          }
        },
        settle(failed) {
          const ended = failed ?? outcome
          if (ended && 'value' in ended) resolve(ended.value)
          else reject(ended?.error)
        },
      })
      if (!isWriting) void writeAll()
      return promise
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
