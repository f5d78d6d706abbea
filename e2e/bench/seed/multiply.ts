import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'
import { withoutCopy } from './original-runs.ts'
import { writePrompt } from './prompts.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

/** A row of whatever columns there are: what is not named here is copied as it is. */
type Stored = Record<string, SQLInputValue>

interface Original {
  run: Stored
  copies: number
  /** Each with the prompt that it was asked with. */
  generations: { row: Stored; prompt: string }[]
}

interface Place {
  original: Original
  runId: string
  createdAt: number
  prompt: string
  generationIds: string[]
}

const dayMs = 86_400_000
const spanMs = 548 * dayMs
const usualMs = 9_000

/**
 * Makes exactly so many generations out of those that are there, over eighteen months. The originals follow each other
 * in one order again and again, so that any hundred in a row show a hundred images as long as there are as many.
 */
export function multiply(file: string, count: number, now: number): void {
  const library = new DatabaseSync(file)
  library.exec('pragma foreign_keys = on')
  library.exec('begin')
  const originals = readOriginals(library)
  library.exec('delete from generations')
  library.exec('delete from runs')

  const random = createRandom(2)
  const places = planPlaces(random, originals, count, now)
  const insertRun = inserter(library, 'runs')
  const insertGeneration = inserter(library, 'generations')
  let revision = 0
  // The oldest first, as they would have come.
  for (const [index, place] of [...places.entries()].toReversed()) {
    insertRun(runAt(place, remixSource(random, places.slice(index + 1)), random))
    for (const [n, id] of place.generationIds.entries())
      insertGeneration(generationAt(place, n, { id, revision: ++revision }, random))
  }
  library.prepare('update library set revision = ? where id = 1').run(revision)
  library.exec('commit')
  library.exec('pragma wal_checkpoint(truncate)')
  library.close()
}

/** One for all copies; their ids differ each time, their prompts do not. */
function readOriginals(library: DatabaseSync): Original[] {
  const runs = library.prepare('select * from runs order by prompt').all() as Stored[]
  const rows = library.prepare('select * from generations order by id').all() as Stored[]
  const byRun = Map.groupBy(rows, ({ run_id: runId }) => runId)
  const copies = Map.groupBy(runs, ({ prompt }) => withoutCopy(String(prompt)))
  return [...copies.values()].flatMap((alike) => {
    const [run] = alike
    if (!run) return []
    const generations = alike.flatMap(({ id, prompt }) =>
      (byRun.get(id) ?? []).map((row) => ({ row, prompt: String(prompt) })),
    )
    return { run, copies: alike.length, generations }
  })
}

/** Newest first. */
function planPlaces(random: Random, originals: Original[], count: number, now: number): Place[] {
  const planned: { original: Original; gap: number; size: number }[] = []
  for (let left = count; left > 0;) {
    const original = originals[planned.length % originals.length]
    if (!original) throw new Error('No originals')
    const size = Math.min(left, original.generations.length)
    // An hour of work, then a pause of days.
    planned.push({ original, size, gap: random.next() * (random.chance(0.07) ? 40 : 1) })
    left -= size
  }
  const gaps = planned.reduce((sum, { gap }) => sum + gap, 0)

  let createdAt = now
  return planned.map(({ original, gap, size }) => {
    createdAt -= Math.round((gap / gaps) * spanMs)
    return {
      original,
      createdAt,
      runId: random.idAt(createdAt),
      prompt: writePrompt(random),
      generationIds: Array.from({ length: size }, (_, n) => random.idAt(createdAt + n)),
    }
  })
}

/** Every tenth run grew out of one of those shortly before it. */
function remixSource(random: Random, older: Place[]): string | null {
  const source = older[random.below(20)]
  return source && random.chance(0.1) ? random.pick(source.generationIds) : null
}

function runAt(place: Place, remixOf: string | null, random: Random): Stored {
  const { run, copies, generations } = place.original
  const { prompt, runId: id } = place
  const request = { ...JSON.parse(String(run.request)), id, prompt, copies, remixOf }
  const shown = place.generationIds.filter((_, n) => generations[n]?.row.status === 'succeeded')
  return {
    ...run,
    id,
    prompt,
    created_at: place.createdAt,
    request: JSON.stringify(request),
    title: random.chance(0.05) ? prompt.slice(0, 30) : null,
    picked_generation_id: shown.length > 1 && random.chance(0.25) ? random.pick(shown) : null,
    ...('remix_of' in run && { remix_of: remixOf }),
  }
}

function generationAt(
  { original, runId, createdAt, prompt }: Place,
  n: number,
  own: { id: string; revision: number },
  random: Random,
): Stored {
  const from = original.generations[n]
  if (!from) throw new Error('No such original')
  const generation = from.row
  const begunAt = Number(generation.created_at)
  const tookMs = Number(generation.finished_at) - begunAt
  // Many were made at once, so each took longer than it would have by itself.
  const pace = (usualMs * (0.7 + 0.6 * random.next())) / tookMs
  const moved = (at: number) => createdAt + Math.round((at - begunAt) * pace)
  const move = (at: SQLInputValue | undefined) => (at == null ? null : moved(Number(at)))
  return {
    ...generation,
    ...own,
    run_id: runId,
    created_at: createdAt,
    submitted_at: move(generation.submitted_at),
    running_at: move(generation.running_at),
    finished_at: move(generation.finished_at),
    deadline_at: move(generation.deadline_at),
    job_id: generation.job_id === null ? null : random.idAt(createdAt),
    request: withPrompt(generation.request, from.prompt, prompt),
    history: String(generation.history).replace(
      /"at":"([^"]+)"/g,
      (_, at: string) => `"at":"${new Date(moved(Date.parse(at))).toISOString()}"`,
    ),
    favorite: generation.image_id !== null && random.chance(0.06) ? 1 : 0,
  }
}

/** The request as sent holds the prompt somewhere, each provider's in its own shape. */
function withPrompt(request: SQLInputValue | undefined, from: string, to: string) {
  if (typeof request !== 'string' || from === '') return request ?? null
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
  return request.replaceAll(inJson(from), () => inJson(to))
}

function inserter(library: DatabaseSync, table: string) {
  let insert: ((row: Stored) => void) | undefined
  return (row: Stored) => {
    insert ??= prepare(Object.keys(row))
    insert(row)
  }

  function prepare(columns: string[]) {
    const marks = columns.map(() => '?').join(', ')
    const statement = library.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${marks})`,
    )
    return (row: Stored) => {
      statement.run(...columns.map((column) => row[column] ?? null))
    }
  }
}
