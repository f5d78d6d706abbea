import { InfiniteQueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import type { BatchAction } from '#shared/generation.ts'
import {
  answerQuietly,
  idOf,
  lostConnection,
  makeGeneration,
  makeRun,
  refusal,
  stubApi,
} from '../test-api.ts'
import { generationQuery } from './generation-queries.ts'
import { takeIn } from './library.ts'
import { orderBatch } from './order-batch.ts'
import { createQueryClient } from './query-client.ts'
import { runsQuery } from './run-queries.ts'
import type { ListAddress } from './run-queries.ts'

const id = idOf(1)
const done = (cursor: number, change = {}) =>
  makeGeneration({ id, status: 'succeeded', cursor: String(cursor), ...change })
const told =
  (cursor: number, change = {}) =>
  () =>
    Response.json({ generations: [done(cursor, change)], changed: [id] })
const refused = () => refusal(404, 'not_found', 'Generation not found')

/** A gallery with one image, and a server whose answers to orders the test gives. */
async function openGallery(find: ListAddress = {}) {
  const orders: { action: BatchAction; answer: (response: Response) => void }[] = []
  stubApi((call) => {
    if (call.path !== '/runs') return answerQuietly(call)
    if (call.query.has('ids')) return lostConnection()
    return Response.json({ items: [makeRun({ generations: [done(1)] })], nextCursor: null })
  })
  const quick = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    url.endsWith('/batch')
      ? new Promise<Response>((answer) => {
          orders.push({ action: JSON.parse(String(init?.body)).action, answer })
        })
      : quick(url, init),
  )
  const client = createQueryClient()
  const list = new InfiniteQueryObserver(client, runsQuery(find))
  list.subscribe(() => {})
  await vi.waitFor(() => expect(list.getCurrentResult().data).toBeDefined())

  const shown = () => {
    const listed = list.getCurrentResult().data?.pages[0]?.items[0]?.generations[0]
    const { favorite, deletedAt } = client.getQueryData(generationQuery(id).queryKey) ?? {}
    expect(listed?.look.isDeleted).toBe(deletedAt !== null)
    return { favorite, isDeleted: listed?.look.isDeleted }
  }
  async function answer(number: number, response: () => Response) {
    await vi.waitFor(() => expect(orders.length).toBeGreaterThan(number))
    orders[number]?.answer(response())
  }
  return {
    client,
    orders,
    shown,
    answer,
    order: (action: BatchAction) => orderBatch(client, [id], action),
  }
}

it.each([
  ['favorite', { favorite: true, isDeleted: false }],
  ['delete', { favorite: false, isDeleted: true }],
] as const)('shows what is ordered before it is answered: %s', async (action, expected) => {
  const { shown, answer, order } = await openGallery()
  const ordered = order(action)
  expect(shown()).toEqual(expected)
  await answer(
    0,
    told(2, action === 'delete' ? { deletedAt: '2026-01-02T00:00:00.000Z' } : { favorite: true }),
  )
  expect(await ordered).toEqual({ done: [id], changed: [id], error: null })
  expect(shown()).toEqual(expected)
})

it('shows it as it was where the order is refused', async () => {
  const { shown, answer, order } = await openGallery()
  const ordered = order('delete')
  await answer(0, refused)
  expect((await ordered).error?.message).toBe('Generation not found')
  expect(shown()).toEqual({ favorite: false, isDeleted: false })
})

it('takes an order for done although nobody can say where the image belongs now', async () => {
  const { shown, answer, order } = await openGallery({ q: 'light' })
  const ordered = order('favorite')
  await answer(0, told(2, { favorite: true }))
  expect(await ordered).toEqual({ done: [id], changed: [id], error: null })
  expect(shown().favorite).toBe(true)
})

it('shows nothing before the answer where nothing brings it back', async () => {
  const { shown, order } = await openGallery()
  void order('erase')
  expect(shown()).toEqual({ favorite: false, isDeleted: false })
})

it('keeps what is ordered in sight when news of something else comes, and then the news', async () => {
  const { client, shown, answer, order } = await openGallery()
  const ordered = order('delete')
  await takeIn(client, [done(5, { favorite: true })])
  expect(shown()).toEqual({ favorite: true, isDeleted: true })
  await answer(0, refused)
  await ordered
  expect(shown()).toEqual({ favorite: true, isDeleted: false })
})

it('sends two orders one after the other, and shows what the last one will make', async () => {
  const { shown, answer, order, orders } = await openGallery()
  const first = order('favorite')
  const second = order('unfavorite')
  expect(shown().favorite).toBe(false)
  await vi.waitFor(() => expect(orders).toHaveLength(1))
  await new Promise((resolve) => setTimeout(resolve))
  expect(orders).toHaveLength(1)
  await answer(0, told(2, { favorite: true }))
  await first
  expect(shown().favorite).toBe(false)
  await answer(1, told(3))
  await second
  expect(shown().favorite).toBe(false)
  expect(orders.map(({ action }) => action)).toEqual(['favorite', 'unfavorite'])
})

it('falls back to what the server told, not to what an order in vain would have made', async () => {
  const { shown, answer, order } = await openGallery()
  const both = [order('favorite'), order('unfavorite')]
  await answer(0, refused)
  await answer(1, refused)
  await Promise.all(both)
  expect(shown().favorite).toBe(false)
})
