import { beforeEach, expect, it, vi } from 'vitest'
import type { BatchAction } from '#shared/generation.ts'
import { storeGeneration } from '../../../queries/generation-queries.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import { idOf, makeGeneration, refusal, stubApi } from '../../../test-api.ts'
import { createActs } from './acts.ts'

vi.mock('../../../ui/toasts.ts', () => ({
  showToast: (text: string, action?: { run: () => void }) => toasts.push({ text, action }),
}))

const toasts: { text: string; action: { run: () => void } | undefined }[] = []

interface Order {
  ids: string[]
  action: BatchAction
}

/** A server that does what it is told, with three that ended and one of them a favourite. */
function prepare(refused?: Response) {
  const client = createQueryClient()
  for (const number of [1, 2, 3])
    storeGeneration(
      client,
      makeGeneration({ id: idOf(number), status: 'succeeded', favorite: number === 2 }),
    )
  const orders: Order[] = []
  let cursor = 10
  stubApi(({ path, body }) => {
    if (path !== '/generations/batch') return undefined
    const order = body as Order
    orders.push(order)
    if (refused) return refused
    const generations = order.ids.map((id) =>
      makeGeneration({ id, cursor: String(++cursor), favorite: order.action === 'favorite' }),
    )
    return Response.json({ generations })
  })
  return { acts: createActs(client), orders }
}

beforeEach(() => void toasts.splice(0))

it('moves many to the trash with one order, and brings them back with one', async () => {
  const { acts, orders } = prepare()
  await acts.remove([idOf(1), idOf(3)])
  expect(toasts[0]?.text).toBe('2 images moved to the trash')
  toasts[0]?.action?.run()
  await vi.waitFor(() => expect(orders).toHaveLength(2))
  expect(orders).toEqual([
    { ids: [idOf(1), idOf(3)], action: 'delete' },
    { ids: [idOf(1), idOf(3)], action: 'restore' },
  ])
})

it('names the one that is meant', async () => {
  const { acts } = prepare()
  await acts.remove([idOf(1)])
  expect(toasts[0]?.text).toBe('Luma Photon moved to the trash')
})

it('makes all of them favourites, and takes back only what it changed', async () => {
  const { acts, orders } = prepare()
  await acts.toggleFavorite([idOf(1), idOf(2), idOf(3)])
  toasts[0]?.action?.run()
  await vi.waitFor(() => expect(orders).toHaveLength(2))
  expect(orders).toEqual([
    { ids: [idOf(1), idOf(3)], action: 'favorite' },
    { ids: [idOf(1), idOf(3)], action: 'unfavorite' },
  ])
})

it('takes the mark from all of them once each has it', async () => {
  const { acts, orders } = prepare()
  await acts.toggleFavorite([idOf(2)])
  expect(orders).toEqual([{ ids: [idOf(2)], action: 'unfavorite' }])
  expect(toasts[0]?.text).toBe('Luma Photon no longer a favourite')
})

it('says what the server said, and claims nothing', async () => {
  const { acts } = prepare(refusal(404, 'not_found', 'There is no such generation'))
  await acts.remove([idOf(1)])
  expect(toasts).toEqual([{ text: 'There is no such generation', action: undefined }])
})

it('orders more than one order takes in parts', async () => {
  const { acts, orders } = prepare()
  await acts.restore(Array.from({ length: 501 }, (_, index) => idOf(index + 1)))
  expect(orders.map(({ ids }) => ids.length)).toEqual([500, 1])
})
