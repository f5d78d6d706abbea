import type { Generation } from '#shared/generation.ts'
import { formatDuration, formatUsd } from '../../lib/format.ts'
import { timesOf } from '../../lib/generation-times.ts'

export const factColumns = [
  'total',
  'waiting',
  'running',
  'estimated',
  'charged',
  'pixels',
  'file',
  'notes',
] as const
export type FactColumn = (typeof factColumns)[number]

/** `best` is the fastest or cheapest; `differs` is not what most of the others are. */
export type Mark = 'best' | 'differs' | null

export interface Fact {
  text: string
  mark: Mark
}

export interface FactList {
  facts: Fact[]
  /** The same for all: nothing to look at. */
  isQuiet: boolean
}

export interface Note {
  text: string
  isBad: boolean
}

/** What is said of each, column by column, and where they differ. */
export function compareFacts(
  generations: readonly Generation[],
  noteOf: (generation: Generation) => Note | null,
): Record<FactColumn, FactList> {
  const times = generations.map(timesOf)
  return {
    total: lowest(
      times.map(({ total }) => total),
      formatDuration,
    ),
    waiting: measured(times.map(({ waiting }) => waiting)),
    running: measured(times.map(({ running }) => running)),
    estimated: lowest(
      generations.map(({ cost }) => cost.estimatedUsd),
      formatUsd,
    ),
    charged: lowest(
      generations.map(({ cost }) => cost.actualUsd),
      formatUsd,
    ),
    pixels: odd(generations.map(pixelsOf)),
    file: odd(
      generations.map(({ image }) => image && fileOf(image)),
      generations.map(({ image }) => image && image.type),
    ),
    notes: odd(generations.map((generation) => noteOf(generation)?.text ?? null)),
  }
}

/** What it costs as far as it is known. */
export const priceOf = ({ cost }: Generation) => cost.actualUsd ?? cost.estimatedUsd

const pixelsOf = ({ image }: Generation) => image && `${image.width} × ${image.height}`

const fileOf = ({ bytes, type }: { bytes: number; type: string }) =>
  `${bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`} ${type.replace('image/', '').replace('jpeg', 'jpg')}`

const none = '–'

function measured(values: readonly (number | null)[]): FactList {
  const texts = values.map((value) => (value === null ? none : formatDuration(value)))
  return { facts: texts.map((text) => ({ text, mark: null })), isQuiet: new Set(texts).size < 2 }
}

/** Marks the smallest as it reads, unless all read the same. */
function lowest(values: readonly (number | null)[], format: (value: number) => string): FactList {
  const texts = values.map((value) => (value === null ? none : format(value)))
  const known = values.filter((value) => value !== null)
  const least = Math.min(...known)
  const best = known.length > 1 && new Set(known.map(format)).size > 1 ? format(least) : null
  return {
    facts: texts.map((text) => ({ text, mark: text === best ? 'best' : null })),
    isQuiet: new Set(texts).size < 2,
  }
}

/** Marks what is not like most of the others; where there is no such majority, all of it. */
function odd(
  texts: readonly (string | null)[],
  kinds: readonly (string | null)[] = texts,
): FactList {
  const counts = new Map<string | null, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const usual = Array.from(counts).find(([, count]) => count * 2 > kinds.length)?.[0]
  const isQuiet = counts.size < 2
  return {
    facts: texts.map((text, index) => ({
      text: text ?? none,
      mark: !isQuiet && kinds[index] !== null && kinds[index] !== usual ? 'differs' : null,
    })),
    isQuiet,
  }
}
