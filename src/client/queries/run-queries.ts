import { infiniteQueryOptions, notifyManager } from '@tanstack/react-query'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { firstRuns } from '#shared/first-asked.ts'
import { ratioOf } from '#shared/price.ts'
import type { Run } from '#shared/run.ts'
import { isSettled } from '#shared/status.ts'
import { api, read } from '../lib/api.ts'
import type { FindParams } from '../lib/gallery-address.ts'
import { forgetUnsent } from '../lib/outbox.ts'
import { storeGeneration } from './generation-queries.ts'
import { startCursorQuery } from './start-cursor-query.ts'

/** What a list has to know of a generation to give it its place; all else may leave the page when it is far away. */
export interface ListedGeneration {
  id: string
  look: Look
}

/** Thousands look alike: looks that are equal are one object. */
export interface Look {
  ratio: number
  state: 'live' | 'image' | 'ended'
  isDeleted: boolean
  retryOf: string | null
}

/** A run as the gallery lists it: its generations have places of their own. */
export interface ListedRun extends Omit<Run, 'generations'> {
  generations: ListedGeneration[]
}

export interface RunPage {
  items: ListedRun[]
  nextCursor: string | null
  /** Null where nothing newer matches. */
  previousCursor: string | null
  /** When the newest of them was made as the page was read; what is newer has come since. */
  newest: string | undefined
}

/** What is listed; with `at`, beginning with what was made at that time. */
export type ListAddress = FindParams & { at?: string }

type PageParam = { cursor?: string; newer?: string; at?: string }

/** After the first page, few requests are better. */
const limitOf = ({ cursor, newer }: PageParam) => (cursor || newer ? '60' : firstRuns)

export function runsQuery(list: ListAddress = {}) {
  const { at, ...find } = list
  return infiniteQueryOptions({
    queryKey: ['runs', list] as const,
    initialPageParam: (at ? { at } : {}) as PageParam,
    queryFn: async ({ client, pageParam, signal }): Promise<RunPage> => {
      // The feed starts before the list is read, or what happens in between would be missed.
      await client.ensureQueryData(startCursorQuery())
      const query = toQuery({ ...find, ...pageParam, limit: limitOf(pageParam) })
      const page = await read(api.runs.$get({ query }, { init: { signal } }))
      return {
        ...page,
        newest: page.items[0]?.createdAt,
        items: page.items.map((run) => storeRun(client, run)),
      }
    },
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : { cursor: nextCursor }),
    getPreviousPageParam: ({ previousCursor }) =>
      previousCursor ? { newer: previousCursor } : null,
    // The feed keeps the whole list up to date, whether or not it is looked at.
    ...(isWhole(list) && { gcTime: Infinity }),
  })
}

type RunsApiQuery = Parameters<typeof api.runs.$get>[0]['query']

/** As the address has it; a wrong value the server refuses, with a sentence. */
export const toQuery = (params: ListAddress & PageParam & { limit?: string; ids?: string }) =>
  params as RunsApiQuery

/** Nothing is filtered out: what belongs into it needs no judgement by the server. */
export const isWhole = (list: ListAddress) => Object.keys(list).every((name) => name === 'at')

/**
 * A page that was being fetched comes with the pages as they were when the fetch began; a run that was placed in
 * the meantime must not vanish. So only the page that is new is taken.
 */
export function keepLoadedPages(known: unknown, next: unknown): unknown {
  const [before, after] = [known, next] as (InfiniteData<RunPage> | undefined)[]
  if (!before || !after || after.pages.length <= before.pages.length) return next
  const added = after.pages.length - before.pages.length
  const isOlder = after.pageParams[0] === before.pageParams[0]
  return {
    ...after,
    pages: isOlder
      ? [...before.pages, ...after.pages.slice(-added)]
      : [...after.pages.slice(0, added), ...before.pages],
  }
}

/** Stores a run's generations in their own places, and gives what the list keeps. */
export function storeRun(client: QueryClient, { generations, ...run }: Run): ListedRun {
  // However the news came: the server has it.
  forgetUnsent(run.id)
  return notifyManager.batch(() => ({
    ...run,
    references: oneOf(run.references),
    targets: oneOf(run.targets),
    aspectRatio: oneOf(run.aspectRatio),
    // What the page knows may be newer than this answer.
    generations: generations.map((it) => listed(storeGeneration(client, it) ?? it)),
  }))
}

const equals = new Map<string, unknown>()

/** Thousands of runs ask for much the same, and get much the same: what is equal is kept once. */
function oneOf<T>(value: T): T {
  const key = JSON.stringify(value)
  if (!equals.has(key)) equals.set(key, value)
  return equals.get(key) as T
}

export const listed = (generation: Generation): ListedGeneration => ({
  id: generation.id,
  look: oneOf<Look>({
    ratio: shapeOf(generation),
    state: stateOf(generation),
    isDeleted: generation.deletedAt !== null,
    retryOf: generation.retryOf,
  }),
})

function stateOf({ status, image }: Generation): Look['state'] {
  if (!isSettled(status)) return 'live'
  return image ? 'image' : 'ended'
}

/** Who chooses its own ratio mostly chooses a wide one. */
export function shapeOf({ image, aspectRatio }: Generation): number {
  return image ? image.width / image.height : ratioOf(aspectRatio ?? '16:9')
}
