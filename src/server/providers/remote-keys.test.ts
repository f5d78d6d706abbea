import { expect, it } from 'vitest'
import { createRemoteKeys } from './remote-keys.ts'

const hour = 3600_000

function published(first: string) {
  let value: string | undefined = first
  let loads = 0
  const keys = createRemoteKeys(async () => {
    loads++
    if (value === undefined) throw new Error('down')
    return value
  })
  return {
    fits: (key: string, now: number) => keys.fit(now, (known) => known === key),
    publish: (next: string | undefined) => void (value = next),
    loads: () => loads,
  }
}

it('fetches once and keeps for a day', async () => {
  const { fits, loads } = published('one')
  expect(await fits('one', 0)).toBe(true)
  expect(await fits('one', 24 * hour)).toBe(true)
  expect(loads()).toBe(1)
})

it('no longer believes what is older than a day', async () => {
  const { fits, publish, loads } = published('one')
  await fits('one', 0)
  publish('two')
  expect(await fits('one', 24 * hour + 1)).toBe(false)
  expect(loads()).toBe(2)
})

it('fetches anew for what does not fit, once a minute however much comes', async () => {
  const { fits, publish, loads } = published('one')
  await fits('one', 0)
  publish('two')
  for (let now = 0; now < 60_000; now += 1_000) expect(await fits('two', now)).toBe(false)
  expect(loads()).toBe(1)
  expect(await fits('two', 60_000)).toBe(true)
  expect(await fits('one', 61_000)).toBe(false)
})

it('asks once for many at the same time', async () => {
  const { fits, loads } = published('one')
  expect(await Promise.all([1, 2, 3].map(() => fits('one', 0)))).toEqual([true, true, true])
  expect(loads()).toBe(1)
})

it('keeps what it has while they cannot be fetched', async () => {
  const { fits, publish } = published('one')
  await fits('one', 0)
  publish(undefined)
  expect(await fits('two', 2 * hour)).toBe(false)
  expect(await fits('one', 2 * hour)).toBe(true)
})
