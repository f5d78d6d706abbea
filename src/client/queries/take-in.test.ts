import { InfiniteQueryObserver } from '@tanstack/react-query'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Run } from '#shared/run.ts'
import { answerQuietly, idOf, makeGeneration, makeRun, refusal, stubApi } from '../test-api.ts'
import { takeIn, placeRun } from './library.ts'
import { listsOf } from './listed-runs.ts'
import { tellAway, useNewsStore } from './news.ts'
import { createQueryClient } from './query-client.ts'
import { runsQuery } from './run-queries.ts'
import type { ListAddress } from './run-queries.ts'

beforeEach(() => tellAway(false))

const runAt = (number: number, minute: number, change: Partial<Run> = {}) =>
  makeRun({
    id: idOf(100 + number),
    createdAt: `2026-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`,
    generations: [makeGeneration({ id: idOf(number), runId: idOf(100 + number) })],
    ...change,
  })

const favorites = (runs: Run[]) =>
  runs.flatMap((run) => {
    const generations = run.generations.filter(({ favorite }) => favorite)
    return generations.length > 0 ? [{ ...run, generations }] : []
  })

/** A server with these runs, and lists of them that somebody looks at. */
async function openLists(runs: Run[], ...addresses: ListAddress[]) {
  const library = { runs, previousCursor: null as string | null }
  const calls = stubApi((call) => {
    if (call.path === '/runs') {
      const ids = call.query.get('ids')?.split(',')
      const found = call.query.get('favorite') === 'true' ? favorites(library.runs) : library.runs
      return Response.json({
        items: ids ? found.filter(({ id }) => ids.includes(id)) : found,
        nextCursor: null,
        previousCursor: library.previousCursor,
      })
    }
    const run = library.runs.find(({ id }) => call.path === `/runs/${id}`)
    if (run) return Response.json(run)
    return call.path.startsWith('/runs/')
      ? refusal(404, 'not_found', 'Run not found')
      : answerQuietly(call)
  })
  const client = createQueryClient()
  const unsubscribes = await Promise.all(
    addresses.map(async (address) => {
      const observer = new InfiniteQueryObserver(client, runsQuery(address))
      const unsubscribe = observer.subscribe(() => {})
      await vi.waitFor(() => expect(observer.getCurrentResult().data).toBeDefined())
      return unsubscribe
    }),
  )
  const idsIn = (address: ListAddress) =>
    client
      .getQueryData(runsQuery(address).queryKey)
      ?.pages.flatMap(({ items }) => items.map(({ id }) => id))
  return { client, library, calls, idsIn, unsubscribes }
}

it('lets the server say what belongs into a filtered list', async () => {
  const [older, newer] = [runAt(1, 1), runAt(2, 2)]
  const liked = { favorite: 'true' }
  const { client, library, calls, idsIn } = await openLists([newer, older], {}, liked)
  expect(idsIn(liked)).toEqual([])

  const change = (run: Run, favorite: boolean, cursor: string) => {
    const generations = run.generations.map((it) => ({ ...it, favorite, cursor }))
    library.runs = library.runs.map((it) => (it.id === run.id ? { ...it, generations } : it))
    return takeIn(client, generations)
  }
  await change(older, true, '5')
  await change(newer, true, '6')
  expect(idsIn(liked)).toEqual([newer.id, older.id])

  await change(older, false, '7')
  expect(idsIn(liked)).toEqual([newer.id])
  expect(idsIn({})).toEqual([newer.id, older.id])
  expect(calls.at(-1)?.query.toString()).toBe(`favorite=true&ids=${older.id}`)
})

it('drops a filtered list that nobody looks at, and keeps the whole one', async () => {
  const { client, unsubscribes } = await openLists([runAt(1, 1)], {}, { q: 'a' })
  for (const unsubscribe of unsubscribes) unsubscribe()
  await takeIn(client, [makeGeneration({ cursor: '5' })])
  expect(listsOf(client).map(({ address }) => address)).toEqual([{}])
})

it('counts a new run, but puts none above a list that begins in the middle', async () => {
  tellAway(true)
  const { client, library, idsIn } = await openLists([runAt(1, 1)], {})
  await placeRun(client, runAt(2, 2))
  expect(idsIn({})).toEqual([idOf(102), idOf(101)])

  library.previousCursor = 'newer'
  const middle = { at: '2026-01-01T10:01:00.000Z' }
  const other = await openLists(library.runs, middle)
  other.library.previousCursor = 'newer'
  await other.client.resetQueries({ queryKey: ['runs'] })
  await placeRun(other.client, runAt(3, 3))
  expect(other.idsIn(middle)).toEqual([idOf(101)])
  expect(Object.values(useNewsStore.getState().byList)).toEqual([
    { [idOf(102)]: 1 },
    { [idOf(103)]: 1 },
  ])
})

it('is no news at the head of the list, where it is seen to come in', async () => {
  const { client, idsIn } = await openLists([runAt(1, 1)], {})
  await placeRun(client, runAt(2, 2))
  expect(idsIn({})).toEqual([idOf(102), idOf(101)])
  expect(useNewsStore.getState().byList).toEqual({})
})

it('knows of each generation what its place depends on, and changes nothing else', async () => {
  const { client } = await openLists([runAt(1, 1), runAt(2, 2)], {})
  const items = () => client.getQueryData(runsQuery().queryKey)?.pages[0]?.items ?? []
  const before = items()

  await takeIn(client, [
    makeGeneration({ runId: idOf(101), status: 'running', cursor: '5', progress: { log: 'x' } }),
  ])
  expect(items()).toBe(before)

  await takeIn(client, [
    makeGeneration({ runId: idOf(101), cursor: '6', deletedAt: '2026-01-02T00:00:00.000Z' }),
  ])
  expect(items()[0]?.generations[0]?.look).toMatchObject({ isDeleted: true, state: 'live' })
  expect(items()[1]).toBe(before[1])
})

it('goes on when the server does not understand a filter', async () => {
  const { client, idsIn } = await openLists([runAt(1, 1)], {}, { q: 'x' })
  stubApi((call) =>
    call.query.has('ids') ? refusal(400, 'invalid_input', 'No such filter') : answerQuietly(call),
  )
  await takeIn(client, [makeGeneration({ runId: idOf(101), cursor: '5', status: 'canceled' })])
  expect(idsIn({})).toEqual([idOf(101)])
})
