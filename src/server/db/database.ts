import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import type { Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { addFold } from './dialect.ts'
import { migrations } from './migrations.ts'
import type { Tables } from './schema.ts'

export type Database = Kysely<Tables>

/**
 * Opens the library in the folder, or one in memory, and brings it up to date.
 * `synchronous=FULL`: a row that was acknowledged survives a power cut.
 */
export async function openDatabase(dataDir: string | ':memory:'): Promise<Database> {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const sqlite = new DatabaseSync(
    dataDir === ':memory:' ? dataDir : join(dataDir, 'library.sqlite'),
  )
  sqlite.exec('pragma busy_timeout = 5000')
  sqlite.exec('pragma journal_mode = wal')
  sqlite.exec('pragma synchronous = full')
  sqlite.exec('pragma foreign_keys = on')
  addFold(sqlite)

  const dialect = new SqliteDialect({ database: adapt(sqlite) })
  dialect.createAdapter = () => new WholeMigrations()
  const db = new Kysely<Tables>({ dialect })
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest()
  if (error) {
    await db.destroy()
    throw new Error('The library could not be brought up to date', { cause: error })
  }
  return db
}

/** All migrations in one transaction: a crash in the middle must not leave tables that the next start trips over. */
class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

const maxPrepared = 200

/** node:sqlite in the shape that Kysely's dialect expects. */
function adapt(sqlite: DatabaseSync) {
  const prepared = new Map<string, StatementSync>()

  function prepare(text: string): StatementSync {
    const statement = prepared.get(text) ?? sqlite.prepare(text)
    // The one that was used longest ago makes place.
    prepared.delete(text)
    prepared.set(text, statement)
    const [oldest] = prepared.keys()
    if (prepared.size > maxPrepared && oldest !== undefined) prepared.delete(oldest)
    return statement
  }

  return {
    close() {
      prepared.clear()
      sqlite.close()
    },
    prepare(text: string) {
      const statement = prepare(text)
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
      }
    },
  }
}

/**
 * The next number in the library's order of changes. The row stays locked until the transaction ends, so numbers
 * become visible in their order and no reader that follows them can skip one.
 */
export async function nextRevision(trx: Transaction<Tables>): Promise<number> {
  const { revision } = await trx
    .updateTable('library')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', 1)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}
