import type { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findSchema } from '#shared/find.ts'
import { createChangeLog } from '../db/change-log.ts'
import { openDatabase } from '../db/database.ts'
import type { Database } from '../db/database.ts'
import { createRunStore } from '../runs/runs.store.ts'
import { createFindStore } from './find.store.ts'

let db: Database
beforeEach(async () => {
  db = await openDatabase(':memory:')
})
afterEach(() => db.destroy())

/** How the database goes about the first thing that it is asked. */
async function planOf(ask: (db: Database) => Promise<unknown>): Promise<string[]> {
  const asked: CompiledQuery[] = []
  const listening = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(db.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await ask(listening)
  const [first] = asked
  if (!first) throw new Error('Nothing was asked')
  const explained = await db.executeQuery<{ detail: string }>({
    ...first,
    sql: `explain query plan ${first.sql}`,
  })
  return explained.rows.map(({ detail }) => detail)
}

const finds = [
  {},
  { q: 'light' },
  { q: 'of' },
  { provider: 'luma' },
  { model: 'photon' },
  { kind: 'modify' },
  { ratio: '1:1' },
  { status: 'failed' },
  { favorite: 'true' },
  { picked: 'true' },
  { picked: 'false' },
  { deleted: 'true' },
  { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' },
]

const cursor = Buffer.from(JSON.stringify([5, 'x'])).toString('base64url')

it.each(finds)('single images are walked by time, never sorted: %j', async (find) => {
  for (const place of [{}, { cursor }, { newer: cursor }]) {
    const plan = await planOf((asked) =>
      createFindStore(asked).list({ ...findSchema.parse(find), ...place, limit: 60 }),
    )
    expect(plan.join('\n')).toMatch(/(SCAN|SEARCH) generations USING INDEX generations_find/)
    expect(plan.join('\n')).not.toContain('FOR ORDER BY')
  }
})

it.each(finds)('runs are walked by time, and their images looked up: %j', async (find) => {
  for (const place of [{}, { cursor }, { newer: cursor }]) {
    const plan = await planOf((asked) =>
      createRunStore({ db: asked, changeLog: createChangeLog(asked) }).list({
        ...findSchema.parse(find),
        ...place,
        limit: 20,
      }),
    )
    expect(plan.join('\n')).toMatch(/(SCAN|SEARCH) runs USING INDEX runs_by_time/)
    expect(plan.join('\n')).not.toContain('FOR ORDER BY')
    expect(plan.join('\n')).toMatch(/SEARCH generations (EXISTS )?USING INDEX generations_by_run/)
  }
})

it.each(finds)('counts never look at a row: %j', async (find) => {
  const plan = await planOf((asked) => createFindStore(asked).counts(findSchema.parse(find)))
  expect(plan.join('\n')).toMatch(/generations USING COVERING INDEX/)
})

it('counts of all time sort nothing', async () => {
  const plan = await planOf((asked) => createFindStore(asked).counts({ q: 'light' }))
  expect(plan.join('\n')).not.toContain('FOR GROUP BY')
})

it('words are looked up in the index', async () => {
  const plan = await planOf((asked) => createFindStore(asked).list({ q: 'light', limit: 60 }))
  expect(plan.join('\n')).toMatch(/prompt_index VIRTUAL TABLE INDEX/)
  expect(plan.join('\n')).not.toMatch(/SCAN runs/)
})
