import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFindStore } from '../generations/find.store.ts'
import { plainGeneration } from '../generations/find-kit.ts'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'

let db: Database
beforeEach(async () => {
  db = await openDatabase(':memory:')
})
afterEach(() => db.destroy())

let revision = 0
async function write(name: string, prompt: string, title: string | null = null) {
  await db
    .insertInto('runs')
    .values({ id: name, created_at: 0, prompt, request: '{}', title, picked_generation_id: null })
    .execute()
  await db
    .insertInto('generations')
    .values({ ...plainGeneration, id: name, run_id: name, revision: ++revision })
    .execute()
}

async function search(q: string): Promise<string[]> {
  const { items } = await createFindStore(db).list({ q, limit: 100 })
  return items.map(({ id }) => id).toSorted()
}

const prompts = {
  plain: 'A quiet Lighthouse at dawn',
  umlauts: 'GRÖSSE über alles, Öl auf Leinwand',
  apart: 'gro\u0308ßer u\u0308berblick, o\u0308l',
  japanese: '雨の灯台、日本語の看板',
  emoji: 'a 🦊🦊🦊 in 👩‍🚀 suit',
  signs: `100%_off "quoted" a*b -minus NEAR(x y) it's ^up {a}: \\back`,
  short: 'x',
}

describe('words', () => {
  beforeEach(async () => {
    for (const [name, prompt] of Object.entries(prompts)) await write(name, prompt)
    await write('titled', 'something else', 'Poster für Über')
  })

  it.each([
    ['lighthouse', ['plain']],
    ['HTHOU', ['plain']],
    ['dawn quiet', ['plain']],
    ['dawn noisy', []],
    ['  lighthouse\t dawn ', ['plain']],
    ['at li', ['plain']],
    ['über', ['apart', 'titled', 'umlauts']],
    ['UBER', ['apart', 'titled', 'umlauts']],
    ['u\u0308ber', ['apart', 'titled', 'umlauts']],
    ['öl', ['apart', 'umlauts']],
    ['ÖL', ['apart', 'umlauts']],
    ['große', ['apart']],
    ['poster something', ['titled']],
    ['poster el', ['titled']],
    ['灯台', ['japanese']],
    ['の', ['japanese']],
    ['日本語', ['japanese']],
    ['看板 灯台', ['japanese']],
    ['🦊', ['emoji']],
    ['🦊🦊🦊', ['emoji']],
    ['👩‍🚀', ['emoji']],
    ['X', ['short', 'signs']],
    ['%', ['signs']],
    ['_', ['signs']],
    ['%_', ['signs']],
    ['100%_off', ['signs']],
    ['"', ['signs']],
    ['"quoted"', ['signs']],
    ['"quoted', ['signs']],
    ['a*b', ['signs']],
    ['ligh*', []],
    ['-minus', ['signs']],
    ['-lighthouse', []],
    ['NEAR(x', ['signs']],
    ['lighthouse OR quoted', []],
    ['NOT lighthouse', []],
    ["it's", ['signs']],
    ["'", ['signs']],
    ['^up', ['signs']],
    ['{a}:', ['signs']],
    ['prompt:', []],
    ['\\back', ['signs']],
    ['\\', ['signs']],
    ['quiet\0dawn', ['plain']],
    ['"dawn\0"', []],
  ])('%j', async (q, names) => {
    expect(await search(q)).toEqual(names.toSorted())
  })

  it('are none where there are only blanks, which leaves all', async () => {
    expect(await search(' \0 ')).toHaveLength(8)
  })

  it('may be a hundred', async () => {
    expect(await search('a b '.repeat(50))).toEqual(await search('a b'))
    expect(await search(Array.from({ length: 50 }, (_, n) => `w${n}x`).join(' '))).toEqual([])
  })
})

describe('what is found', () => {
  beforeEach(async () => {
    await write('one', 'a red house', 'Draft')
    await write('two', 'a blue house')
  })

  it('follows a new title and a new prompt', async () => {
    await db.updateTable('runs').set({ title: 'Final' }).where('id', '=', 'one').execute()
    expect(await search('draft')).toEqual([])
    expect(await search('final red')).toEqual(['one'])
    await db.updateTable('runs').set({ prompt: '', title: null }).where('id', '=', 'one').execute()
    expect(await search('red')).toEqual([])
    expect(await search('final')).toEqual([])
    expect(await search('house')).toEqual(['two'])
  })

  it('forgets a run that is gone', async () => {
    await db.deleteFrom('generations').where('run_id', '=', 'one').execute()
    await db.deleteFrom('runs').where('id', '=', 'one').execute()
    const left = await sql`select rowid from prompt_index where prompt_index match 'house'`.execute(
      db,
    )
    expect(left.rows).toHaveLength(1)
    await write('one', 'a green tree')
    expect(await search('house')).toEqual(['two'])
    expect(await search('tree')).toEqual(['one'])
  })

  it('is still the same after the file was written anew', async () => {
    await db.deleteFrom('generations').where('run_id', '=', 'one').execute()
    await db.deleteFrom('runs').where('id', '=', 'one').execute()
    await sql`vacuum`.execute(db)
    await write('three', 'a yellow house')
    expect(await search('house')).toEqual(['three', 'two'])
    expect(await search('yellow')).toEqual(['three'])
  })
})
