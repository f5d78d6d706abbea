import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { createFindStore } from '../generations/find.store.ts'
import { plainGeneration } from '../generations/find-kit.ts'
import { openDatabase } from './database.ts'
import { migrations } from './migrations.ts'
import type { Tables } from './schema.ts'

/** The library as an older version left it. */
async function openAt(file: string, name: string): Promise<Kysely<Tables>> {
  const sqlite = new DatabaseSync(file)
  const prepare = (text: string) => {
    const statement = sqlite.prepare(text)
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
    return {
      reader: statement.columns().length > 0,
      all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
      run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
      iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
    }
  }
  const dialect = new SqliteDialect({ database: { prepare, close: () => sqlite.close() } })
  const db = new Kysely<Tables>({ dialect })
  const provider = { getMigrations: async () => migrations }
  const { error } = await new Migrator({ db, provider }).migrateTo(name)
  expect(error).toBeUndefined()
  return db
}

const picture = { imageId: 'a'.repeat(64), weight: 1 }
const none = { image: [], style: [], character: [], modify: null }
const olderRuns = [
  { kind: 'text', inputs: null, remixOf: undefined },
  { kind: 'text', inputs: { references: none, reframe: null }, remixOf: null },
  { kind: 'references', inputs: { references: { ...none, style: [picture] } }, remixOf: null },
  { kind: 'modify', inputs: { references: { ...none, modify: picture }, reframe: null } },
  { kind: 'reframe', inputs: { references: none, reframe: { ...picture, x: 0 } }, remixOf: 'run0' },
]

it('a library from before has kinds, remixes and words to be found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'photon-find-'))
  const old = await openAt(join(folder, 'library.sqlite'), '0006-votes')
  for (const [index, { inputs, remixOf }] of olderRuns.entries()) {
    const id = `run${index}`
    const prompt = `an older house, "remixOf":"nobody", number${index}`
    const request = JSON.stringify({ id, prompt, remixOf })
    const run = { id, created_at: index, prompt, request, title: null, picked_generation_id: null }
    await old.insertInto('runs').values(run).execute()
    const { kind: _later, ...plain } = plainGeneration
    const row = { ...plain, id, run_id: id, inputs: inputs && JSON.stringify(inputs) }
    await old
      .insertInto('generations')
      .values({ ...row, revision: index } as never)
      .execute()
  }
  await old.destroy()

  const db = await openDatabase(folder)
  const kinds = await db.selectFrom('generations').select('kind').orderBy('id').execute()
  const remixes = await db.selectFrom('runs').select('remix_of').orderBy('id').execute()
  const { items } = await createFindStore(db).list({ q: 'number3 HOUSE', limit: 9 })
  await db.destroy()
  await rm(folder, { recursive: true })

  expect(kinds.map(({ kind }) => kind)).toEqual(olderRuns.map(({ kind }) => kind))
  expect(remixes.map(({ remix_of }) => remix_of)).toEqual([null, null, null, null, 'run0'])
  expect(items.map(({ id }) => id)).toEqual(['run3'])
})
