import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Find, FindCounts } from '#shared/find.ts'
import type { FindPage, FindPageQuery } from '#shared/list-query.ts'
import { createChangeLog } from '../db/change-log.ts'
import { openDatabase } from '../db/database.ts'
import type { Database } from '../db/database.ts'
import { createRunStore } from '../runs/runs.store.ts'
import { createRandom, inventFind, inventLibrary, matching, newestFirst } from './find-kit.ts'
import { writeLibrary } from './find-kit.ts'
import type { Library } from './find-kit.ts'
import { createFindStore } from './find.store.ts'

// Many small reads, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

let db: Database
beforeEach(async () => {
  db = await openDatabase(':memory:')
})
afterEach(() => db.destroy())

type Ids = string[]
type List = (query: FindPageQuery) => Promise<FindPage<Ids>>

/** Each item by its ids: a run's own and those of the generations that it shows. */
const lists: Record<string, (db: Database) => List> = {
  generations: (db) => async (query) => {
    const page = await createFindStore(db).list(query)
    return { ...page, items: page.items.map(({ id }) => [id]) }
  },
  runs: (db) => async (query) => {
    const page = await createRunStore({ db, changeLog: createChangeLog(db) }).list(query)
    const idsOf = ({ id, generations }: (typeof page.items)[number]) => [
      id,
      ...generations.map((generation) => generation.id),
    ]
    return { ...page, items: page.items.map(idsOf) }
  },
}

interface Expected {
  ids: Ids
  createdAt: number
}

const expected: Record<string, (library: Library, find: Find) => Expected[]> = {
  generations: (library, find) =>
    newestFirst(matching(library, find)).map((row) => ({
      ids: [row.id],
      createdAt: row.created_at,
    })),
  runs: (library, find) => {
    const found = Map.groupBy(matching(library, find), ({ run_id }) => run_id)
    return newestFirst(library.runs)
      .filter(({ id }) => found.has(id))
      .map(({ id, created_at }) => ({
        ids: [id, ...(found.get(id) ?? []).map((row) => row.id).toSorted()],
        createdAt: created_at,
      }))
  },
}

/** From a page on to its end on one side, in the order of reading. */
async function walk(
  list: List,
  query: FindPageQuery,
  start: FindPage<Ids>,
  side: 'older' | 'newer',
) {
  const items: Ids[] = []
  let page = start
  for (;;) {
    const cursor = side === 'older' ? page.nextCursor : page.previousCursor
    if (cursor === null) return items
    page = await list({ ...query, ...(side === 'older' ? { cursor } : { newer: cursor }) })
    expect(page.items).not.toEqual([])
    if (side === 'older') items.push(...page.items)
    else items.unshift(...page.items)
    const back = side === 'older' ? page.previousCursor : page.nextCursor
    expect(back !== null).toBe(start.items.length > 0 || items.length > page.items.length)
  }
}

describe.each(['runs', 'generations'])('the list of %s', (name) => {
  it.each([1, 2, 3])('is walked to both sides, whatever narrows it (%i)', async (seed) => {
    const random = createRandom(seed)
    const library = inventLibrary(random, 40)
    await writeLibrary(db, library)
    const list = lists[name]?.(db) as List
    let foundAny = 0
    for (let round = 0; round < 16; round++) {
      const find = inventFind(random, library)
      const query = { ...find, limit: 3 + random.below(9) }
      const all = expected[name]?.(library, find) ?? []
      if (all.length > 0) foundAny++

      const first = await list(query)
      expect(first.previousCursor).toBeNull()
      const older = await walk(list, query, first, 'older')
      expect([...first.items, ...older]).toEqual(all.map(({ ids }) => ids))

      const at = random.one(library.runs).created_at + random.below(3) - 1
      const middle = await list({ ...query, at })
      const begin = all.findIndex(({ createdAt }) => createdAt <= at)
      expect(middle.items[0]).toEqual(all[begin]?.ids)
      const around = [
        ...(await walk(list, query, middle, 'newer')),
        ...middle.items,
        ...(await walk(list, query, middle, 'older')),
      ]
      expect(around).toEqual(all.map(({ ids }) => ids))
    }
    expect(foundAny).toBeGreaterThan(5)
  })

  it('gives those of some ids that match', async () => {
    const random = createRandom(7)
    const library = inventLibrary(random, 40)
    await writeLibrary(db, library)
    const list = lists[name]?.(db) as List
    for (let round = 0; round < 20; round++) {
      const find = inventFind(random, library)
      const all = expected[name]?.(library, find) ?? []
      const some = random.some(expected[name]?.(library, {}) ?? []).map(({ ids }) => String(ids[0]))
      const page = await list({ ...find, limit: 1, ids: [...some, random.id()] })
      const wanted = all.map(({ ids }) => ids).filter(([id]) => some.includes(String(id)))
      expect(page).toEqual({ items: wanted, nextCursor: null, previousCursor: null })
    }
  })
})

it('counts what each filter would give with all the others', async () => {
  const random = createRandom(11)
  const library = inventLibrary(random, 80)
  await writeLibrary(db, library)
  for (let round = 0; round < 16; round++) {
    const find = inventFind(random, library)
    expect(await createFindStore(db).counts(find)).toEqual(countPlainly(library, find))
  }
})

function countPlainly(library: Library, find: Find): FindCounts {
  type Row = Library['generations'][number]
  const left = (without: Partial<Find>) => matching(library, { ...find, ...without })
  const by = (rows: Row[], valueOf: (row: Row) => string | null | undefined) => {
    const counts: Record<string, number> = {}
    for (const value of rows.map(valueOf)) if (value) counts[value] = (counts[value] ?? 0) + 1
    return counts
  }
  const monthOf = ({ created_at }: Row) => new Date(created_at).toISOString().slice(0, 7)
  return {
    total: left({}).length,
    provider: by(left({ provider: undefined }), ({ provider }) => provider),
    model: by(left({ model: undefined }), ({ model }) => model),
    kind: by(left({ kind: undefined }), ({ kind }) => kind),
    ratio: by(left({ ratio: undefined }), (row) => row.aspect_ratio),
    status: by(left({ status: undefined }), ({ status }) => status),
    favorite: left({ favorite: true }).length,
    picked: left({ picked: true }).length,
    months: Object.entries(by(left({ from: undefined, to: undefined }), monthOf))
      .map(([month, count]) => ({ month, count }))
      .toSorted((one, other) => other.month.localeCompare(one.month)),
  }
}
