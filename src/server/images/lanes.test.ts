import { expect, it } from 'vitest'
import { createLanes } from './lanes.ts'

it('holds large pieces back, and lets small ones pass them', async () => {
  const lanes = createLanes({ largeFrom: 100, large: 1, small: 2 })
  const running: string[] = []
  const gate = Promise.withResolvers<void>()
  const work = (name: string) => async () => {
    running.push(name)
    await gate.promise
  }

  const all = [
    lanes(100, work('large 1')),
    lanes(500, work('large 2')),
    lanes(99, work('small 1')),
    lanes(1, work('small 2')),
    lanes(1, work('small 3')),
  ]
  await new Promise((done) => setTimeout(done))
  expect(running).toEqual(['large 1', 'small 1', 'small 2'])

  gate.resolve()
  await Promise.all(all)
  expect(running.toSorted()).toEqual(['large 1', 'large 2', 'small 1', 'small 2', 'small 3'])
})

it('goes on after a piece of work that failed', async () => {
  const lanes = createLanes({ largeFrom: 100, large: 1, small: 1 })
  await expect(lanes(100, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await lanes(100, async () => 'yes')).toBe('yes')
})
