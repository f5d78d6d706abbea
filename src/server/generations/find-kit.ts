import type { Insertable } from 'kysely'
import { aspectRatios, modelIds, providerIds } from '#shared/catalog.ts'
import { findKinds } from '#shared/find.ts'
import type { Find } from '#shared/find.ts'
import { generationStatuses } from '#shared/status.ts'
import type { Database } from '../db/database.ts'
import type { GenerationTable, RunTable } from '../db/schema.ts'

export interface Library {
  runs: RunTable[]
  generations: Insertable<GenerationTable>[]
}

const words = [
  'light',
  'Lighthouse',
  'GRÖSSE',
  'über',
  'a',
  'of',
  '灯台',
  '日本語',
  '🦊',
  '50%',
  '"quoted"',
]
const places = [
  'light',
  'ÜBER',
  'uber',
  'of',
  'A',
  '灯',
  '日本語',
  '🦊',
  '%',
  'quoted"',
  'house of',
]

const firstMoment = Date.UTC(2026, 7, 30, 23)
/** Few moments, so that many runs share one. */
const moments = Array.from({ length: 12 }, (_, index) => firstMoment + index * 7 * 86_400_000)

/** Numbers that look random and are the same each time. */
export function createRandom(seed: number) {
  let state = seed
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * limit)
  }
  return {
    below,
    one: <T>(values: readonly T[]): T => values[below(values.length)] as T,
    some: <T>(values: readonly T[]): T[] => values.filter(() => below(3) === 0),
    id: () => 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => below(16).toString(16)),
  }
}
export type Random = ReturnType<typeof createRandom>

export function inventLibrary(random: Random, size: number): Library {
  const library: Library = { runs: [], generations: [] }
  for (let index = 0; index < size; index++) {
    const createdAt = random.one(moments)
    const runId = random.id()
    const ids = Array.from({ length: 1 + random.below(4) }, () => random.id())
    library.runs.push({
      id: runId,
      created_at: createdAt,
      prompt: Array.from({ length: 1 + random.below(5) }, () => random.one(words)).join(' '),
      request: JSON.stringify({ id: runId }),
      title: random.below(3) === 0 ? random.one(words) : null,
      picked_generation_id: random.below(3) === 0 ? random.one(ids) : null,
      remix_of: null,
      erased_at: null,
    })
    for (const id of ids)
      library.generations.push({
        ...plainGeneration,
        id,
        run_id: runId,
        provider: random.one(providerIds),
        model: random.one(modelIds),
        kind: random.one(findKinds),
        aspect_ratio: random.below(4) === 0 ? null : random.one(aspectRatios.slice(0, 4)),
        status: random.one(generationStatuses),
        favorite: random.below(3) === 0 ? 1 : 0,
        deleted_at: random.below(4) === 0 ? createdAt + 1 : null,
        created_at: random.below(4) === 0 ? createdAt + 86_400_000 : createdAt,
        revision: library.generations.length + 1,
      })
  }
  return library
}

export const plainGeneration = {
  provider: 'luma',
  model: 'photon',
  mode: 'live',
  status: 'succeeded',
  kind: 'text',
  adjustments: '[]',
  progress: '{}',
  estimated_usd: 0,
  created_at: 0,
  favorite: 0,
} satisfies Partial<Insertable<GenerationTable>>

export async function writeLibrary(db: Database, { runs, generations }: Library): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const run of runs) await trx.insertInto('runs').values(run).execute()
    for (const row of generations) await trx.insertInto('generations').values(row).execute()
  })
}

/** A few filters at once, each of them now and then. */
export function inventFind(random: Random, { runs }: Library): Find {
  const now = <T>(value: T): T | undefined => (random.below(6) === 0 ? value : undefined)
  const list = <T>(values: readonly T[]) => now([random.one(values), ...random.some(values)])
  return {
    q: now([random.one(places), ...random.some(places.slice(0, 4))].join(' ')),
    provider: list(providerIds),
    model: list(modelIds),
    kind: list(findKinds),
    ratio: list(aspectRatios.slice(0, 5)),
    status: list(generationStatuses),
    favorite: now(random.below(2) === 0),
    picked: now(random.below(2) === 0),
    deleted: now(random.below(2) === 0),
    from: now(random.one(moments)),
    to: now(random.one(moments)),
    runId: random.below(20) === 0 ? random.one(runs).id : undefined,
  }
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The plain reading of the filters, row by row. */
export function matching(library: Library, find: Find): Library['generations'] {
  const runs = new Map(library.runs.map((run) => [run.id, run]))
  const isIn = <T>(wanted: readonly T[] | undefined, value: T | null | undefined) =>
    wanted === undefined || wanted.some((one) => one === value)
  return library.generations.filter((row) => {
    const run = runs.get(row.run_id)
    const said = fold(`${run?.prompt}\n${run?.title ?? ''}`)
    const sought = fold(find.q ?? '').split(' ')
    return (
      sought.every((word) => said.includes(word)) &&
      isIn(find.provider, row.provider) &&
      isIn(find.model, row.model) &&
      isIn(find.kind, row.kind) &&
      isIn(find.ratio, row.aspect_ratio) &&
      isIn(find.status, row.status) &&
      (find.favorite === undefined || find.favorite === (row.favorite === 1)) &&
      (find.picked === undefined || find.picked === (run?.picked_generation_id === row.id)) &&
      (find.deleted === true) === (row.deleted_at !== null) &&
      (find.from === undefined || row.created_at >= find.from) &&
      (find.to === undefined || row.created_at < find.to) &&
      (find.runId === undefined || find.runId === row.run_id)
    )
  })
}

interface Timed {
  id: string
  created_at: number
}

export const newestFirst = <T extends Timed>(rows: T[]): T[] =>
  rows.toSorted((one, other) => other.created_at - one.created_at || (one.id < other.id ? 1 : -1))
