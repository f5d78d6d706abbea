import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from './database.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photon-database-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function tables(): string[] {
  const sqlite = new DatabaseSync(join(folder, 'library.sqlite'))
  const rows = sqlite.prepare("select name from sqlite_master where type = 'table'").all()
  sqlite.close()
  return rows.map(({ name }) => String(name)).filter((name) => !name.startsWith('kysely'))
}

it('leaves nothing behind of a migration that broke off, so that the next start can do it', async () => {
  const sqlite = new DatabaseSync(join(folder, 'library.sqlite'))
  sqlite.exec('create table generations (in_the_way)')
  await expect(openDatabase(folder)).rejects.toThrow('could not be brought up to date')
  expect(tables()).toEqual(['generations'])

  sqlite.exec('drop table generations')
  sqlite.close()
  const db = await openDatabase(folder)
  await db.destroy()
  expect(tables()).toContain('runs')
})
