import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { createHousekeeping } from './housekeeping.ts'

const log = pino({ level: 'silent' })

/** Time that passes when the test says so. */
function handClock() {
  let due: { ms: number; call: () => void }[] = []
  const clock: Clock = {
    now: () => 0,
    after(ms, call) {
      const entry = { ms, call }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    sleep: async () => undefined,
  }
  return {
    clock,
    waits: () => due.map(({ ms }) => ms),
    async ring() {
      const [next] = due.splice(0, 1)
      next?.call()
      for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    },
  }
}

it('does each chore after a start and then again and again, also after one that failed', async () => {
  const { clock, waits, ring } = handClock()
  const done: string[] = []
  const chores = {
    fails: async () => {
      done.push('fails')
      throw new Error('no')
    },
    works: async () => done.push('works'),
  }
  const house = createHousekeeping({ chores, clock, log })
  house.start()
  expect(waits()).toEqual([10_000])
  await ring()
  expect(waits()).toEqual([60 * 60_000])
  await ring()
  expect(done).toEqual(['fails', 'works', 'fails', 'works'])
  await house.stop()
  expect(waits()).toEqual([])
  await house.run()
  expect(done).toHaveLength(4)
})

it('does nothing twice at the same moment, and is not left while it works', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let atWork = 0
  let most = 0
  const chore = async () => {
    most = Math.max(most, ++atWork)
    await promise
    return atWork--
  }
  const house = createHousekeeping({ chores: { chore }, clock: handClock().clock, log })
  const runs = [house.run(), house.run()]
  await Promise.resolve()
  let isStopped = false
  const stopping = house.stop().then(() => (isStopped = true))
  await new Promise(setImmediate)
  expect(isStopped).toBe(false)
  resolve()
  await Promise.all([...runs, stopping])
  expect(most).toBe(1)
})
