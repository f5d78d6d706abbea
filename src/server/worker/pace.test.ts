import { expect, it } from 'vitest'
import { createPace } from './pace.ts'

function setup(perMinute: { luma?: number } = {}) {
  let time = 0
  const pace = createPace({ perMinute, now: () => time })
  return {
    pace,
    wait: (id: string) => pace.waitMs(id, 'luma', 'live'),
    pass: (ms: number) => {
      time += ms
    },
  }
}

it('sends as fast as they come while nobody objects', () => {
  const { wait } = setup()
  expect([wait('a'), wait('b'), wait('c')]).toEqual([0, 0, 0])
})

it('gives each its own place under a fixed limit, and keeps it', () => {
  const { wait, pass } = setup({ luma: 2 })
  expect([wait('a'), wait('b'), wait('c')]).toEqual([0, 30_000, 60_000])
  pass(10_000)
  expect([wait('c'), wait('b')]).toEqual([50_000, 20_000])
  pass(20_000)
  expect(wait('b')).toBe(0)
})

it('never holds back the sandbox', () => {
  const { pace } = setup({ luma: 2 })
  expect([1, 2, 3].map((id) => pace.waitMs(String(id), 'luma', 'sandbox'))).toEqual([0, 0, 0])
})

it('waits as long as it is told to, then one after the other', () => {
  const { pace, wait } = setup()
  pace.slowDown('luma', 'live', 20_000)
  expect([wait('a'), wait('b')]).toEqual([20_000, 21_000])
})

it('slows down with each refusal, and recovers by itself', () => {
  const { pace, wait, pass } = setup()
  pace.slowDown('luma', 'live', undefined)
  pace.slowDown('luma', 'live', undefined)
  pace.slowDown('luma', 'live', undefined)
  expect(pace.limitOf('luma', 'live')).toBe(15)
  expect([wait('a'), wait('b')]).toEqual([4_000, 8_000])

  for (let taken = 0; taken < 30; taken++) pace.speedUp('luma', 'live')
  pass(20_000)
  expect(pace.limitOf('luma', 'live')).toBeNull()
  expect([wait('c'), wait('d')]).toEqual([0, 0])
})

it('recovers to its fixed limit, never beyond', () => {
  const { pace } = setup({ luma: 6 })
  pace.slowDown('luma', 'live', undefined)
  for (let taken = 0; taken < 50; taken++) pace.speedUp('luma', 'live')
  expect(pace.limitOf('luma', 'live')).toBe(6)
})

it('does not wait for ever, however long it is told to', () => {
  const { pace, wait } = setup()
  pace.slowDown('luma', 'live', 1e12)
  expect(wait('a')).toBe(15 * 60_000)
})
