import { beforeEach, expect, it, vi } from 'vitest'
import type { BatchAction } from '#shared/generation.ts'
import { clearSelection, select, useSelectionStore } from '../../../lib/selection.ts'
import { storeGeneration } from '../../../queries/generation-queries.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import { idOf, lostConnection, makeGeneration, refusal, stubApi } from '../../../test-api.ts'
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
function prepare(answer: (order: Order) => Response | Error | undefined = () => undefined) {
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
    const special = answer(order)
    if (special) return special
    const generations = order.ids.map((id) =>
      makeGeneration({ id, cursor: String(++cursor), favorite: order.action === 'favorite' }),
    )
    // It knows better than the page: a fourth has long been one.
    const changed = order.ids.filter((id) => order.action !== 'favorite' || id !== idOf(4))
    return Response.json({ generations, changed })
  })
  return { acts: createActs(client), orders }
}

const many = (count: number) => Array.from({ length: count }, (_, index) => idOf(index + 1))

beforeEach(() => {
  toasts.splice(0)
  clearSelection()
})

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

it('takes nothing back from what was so already, and was not known here', async () => {
  const { acts, orders } = prepare()
  await acts.toggleFavorite([idOf(1), idOf(4)])
  expect(toasts[0]?.text).toBe('Luma Photon now a favourite')
  toasts[0]?.action?.run()
  await vi.waitFor(() => expect(orders).toHaveLength(2))
  expect(orders[1]).toEqual({ ids: [idOf(1)], action: 'unfavorite' })
})

it('takes the mark from all of them once each has it', async () => {
  const { acts, orders } = prepare()
  await acts.toggleFavorite([idOf(2)])
  expect(orders).toEqual([{ ids: [idOf(2)], action: 'unfavorite' }])
  expect(toasts[0]?.text).toBe('Luma Photon no longer a favourite')
})

it('says what the server said, and claims nothing', async () => {
  const { acts } = prepare(() => refusal(404, 'not_found', 'There is no such generation'))
  await acts.remove([idOf(1)])
  expect(toasts).toEqual([
    { text: 'There is no such generation. Luma Photon is shown as before.', action: undefined },
  ])
})

it('has those selected again that seemed to be gone when the server was lost', async () => {
  select([idOf(1), idOf(3)])
  const { acts } = prepare(lostConnection)
  const removal = acts.remove([idOf(1), idOf(3)])
  // As the gallery does with what it does not list any more.
  clearSelection()
  await removal
  expect(toasts.map(({ text }) => text)).toEqual([
    "The studio's server cannot be reached. 2 images are shown as before.",
  ])
  expect([...useSelectionStore.getState().ids]).toEqual([idOf(1), idOf(3)])
})

it('tells of what was done and of what was not, and takes back no more than that', async () => {
  const { acts, orders } = prepare(({ ids }) =>
    ids.length < 500 ? refusal(500, 'internal', 'Something went wrong on our side') : undefined,
  )
  await acts.restore(many(502))
  expect(toasts.map(({ text }) => text)).toEqual([
    'Something went wrong on our side. 2 images are shown as before.',
    '500 images restored',
  ])
  toasts[1]?.action?.run()
  await vi.waitFor(() => expect(orders).toHaveLength(3))
  expect(orders[2]).toEqual({ ids: many(500), action: 'delete' })
})

it('orders more than one order takes in parts', async () => {
  const { acts, orders } = prepare()
  await acts.restore(many(501))
  expect(orders.map(({ ids }) => ids.length)).toEqual([500, 1])
})
