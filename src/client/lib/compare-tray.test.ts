import { beforeEach, expect, it, vi } from 'vitest'
import { idOf } from '../test-api.ts'

/** The tray of a page that has just been opened. */
async function openTray(stored?: unknown) {
  vi.resetModules()
  if (stored !== undefined)
    localStorage.setItem('photon-compare', JSON.stringify({ state: stored, version: 0 }))
  const { toggleCompared, useCompareTray } = await import('./compare-tray.ts')
  return { toggle: toggleCompared, ids: () => useCompareTray.getState().ids }
}

beforeEach(() => localStorage.clear())

it('keeps what was put in through a reload', async () => {
  const first = await openTray()
  first.toggle(idOf(1))
  first.toggle(idOf(2))
  expect((await openTray()).ids()).toEqual([idOf(1), idOf(2)])
})

it('takes out what is in it', async () => {
  const tray = await openTray()
  tray.toggle(idOf(1))
  tray.toggle(idOf(1))
  expect(tray.ids()).toEqual([])
})

it('has place for eight, and says so', async () => {
  const tray = await openTray()
  const took = Array.from({ length: 9 }, (_, n) => tray.toggle(idOf(n + 1)))
  expect(took).toEqual([...Array.from({ length: 8 }, () => true), false])
  expect(tray.ids()).toHaveLength(8)
})

it.each([{ ids: 'no list' }, { ids: [1, null, 'x'] }, null])(
  'does not break over %j from another time',
  async (stored) => {
    expect((await openTray(stored)).ids()).toEqual([])
  },
)
