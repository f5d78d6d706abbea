import { beforeEach, expect, it, vi } from 'vitest'
import { idOf, makeNewRun } from '../test-api.ts'

/** As after a reload, or in another tab: the module itself runs again on what the browser kept. */
async function openPage() {
  vi.resetModules()
  return import('./outbox.ts')
}

const idsIn = ({ useOutboxStore }: Awaited<ReturnType<typeof openPage>>) =>
  useOutboxStore.getState().unsent.map(({ run }) => run.id)

beforeEach(() => {
  vi.useFakeTimers()
})

it('has what was pressed again after a reload, the oldest first and word for word', async () => {
  const before = await openPage()
  before.keepUnsent(makeNewRun({ id: idOf(2) }))
  vi.advanceTimersByTime(10)
  before.keepUnsent(makeNewRun({ id: idOf(100), copies: 3 }))

  const after = await openPage()

  expect(idsIn(after)).toEqual([idOf(2), idOf(100)])
  expect(after.useOutboxStore.getState().unsent[1]).toMatchObject({
    run: makeNewRun({ id: idOf(100), copies: 3 }),
    isWaiting: true,
  })
})

it('says of a run that is being sent for the first time that it is not waiting', async () => {
  const page = await openPage()
  page.keepUnsent(makeNewRun())
  expect(page.useOutboxStore.getState().unsent[0]?.isWaiting).toBe(false)
  page.markWaiting(idOf(100))
  expect(page.useOutboxStore.getState().unsent[0]?.isWaiting).toBe(true)
})

it('is empty after a reload once the server knows the run', async () => {
  const before = await openPage()
  before.keepUnsent(makeNewRun())
  before.forgetUnsent(idOf(100))
  expect(idsIn(await openPage())).toEqual([])
})

it.each([
  'no json',
  'null',
  '{}',
  JSON.stringify({ run: { ...makeNewRun(), prompt: 7 }, pressedAt: 1 }),
  JSON.stringify({ run: { ...makeNewRun(), targets: 'all' }, pressedAt: 1 }),
  JSON.stringify({ run: makeNewRun({ id: idOf(9) }), pressedAt: 1 }),
  JSON.stringify({ run: makeNewRun(), pressedAt: 'yesterday' }),
])('is not broken by %s', async (stored) => {
  localStorage.setItem(`photon-unsent-${idOf(100)}`, stored)
  expect(idsIn(await openPage())).toEqual([])
})

it('learns from another tab, and leaves its run to it for a moment', async () => {
  const page = await openPage()
  const key = `photon-unsent-${idOf(100)}`
  const newValue = JSON.stringify({ run: makeNewRun(), pressedAt: Date.now() })

  window.dispatchEvent(new StorageEvent('storage', { key, newValue }))
  expect(page.useOutboxStore.getState().unsent[0]?.isWaiting).toBe(false)
  vi.advanceTimersByTime(5_000)
  expect(page.useOutboxStore.getState().unsent[0]?.isWaiting).toBe(true)

  window.dispatchEvent(new StorageEvent('storage', { key, newValue: null }))
  expect(idsIn(page)).toEqual([])
})

it('keeps a run for the life of the page where the browser stores nothing', async () => {
  const page = await openPage()
  vi.spyOn(Storage.prototype, 'setItem').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  page.keepUnsent(makeNewRun())
  expect(idsIn(page)).toEqual([idOf(100)])
})
