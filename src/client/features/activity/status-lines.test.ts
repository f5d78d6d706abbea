import { expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import { idOf, makeGeneration } from '../../test-api.ts'
import { statusLines } from './status-lines.ts'

const now = Date.parse('2026-01-01T10:01:00.000Z')
const usualMs = 9_000
let made = 0

const live = (change: Partial<Generation>) => makeGeneration({ id: idOf(++made), ...change })

const sent = (agoMs: number, change: Partial<Generation> = {}) => {
  const submittedAt = new Date(now - agoMs).toISOString()
  return live({
    status: 'running',
    times: { createdAt: submittedAt, submittedAt, runningAt: null, finishedAt: null },
    ...change,
  })
}

const say = (...generations: Generation[]) =>
  statusLines(generations, () => usualMs, now).map(
    ({ reason, count }) => `${reason}: ${count} waiting`,
  )

it('is silent while everything goes its way', () => {
  expect(say(live({}), sent(8_000), live({ progress: { queuePosition: 3 } }))).toEqual([])
})

it('names the limit of a provider and all that wait for it', () => {
  const limit = { provider: 'wavespeed', progress: { log: 'WaveSpeed takes 2 images a minute' } }
  expect(
    say(live({ ...limit } as Partial<Generation>), live({ provider: 'wavespeed' }), live({})),
  ).toEqual(['WaveSpeed takes 2 images a minute: 2 waiting'])
})

it('keeps to the latest reason, and to one sentence for each provider', () => {
  const queued = (log: string, cursor: string, provider: Generation['provider'] = 'fal') =>
    live({ provider, progress: { log }, cursor })
  expect(
    say(
      queued('fal takes 8 images a minute', '10'),
      queued('fal takes 4 images a minute', '9'),
      queued('Luma cannot be reached', '3', 'luma'),
    ),
  ).toEqual(['Luma cannot be reached: 1 waiting', 'fal takes 8 images a minute: 2 waiting'])
})

it('tells of a provider that does not answer, but not what a job says of itself', () => {
  expect(
    say(
      sent(1_000, { progress: { log: 'Luma does not answer' } }),
      sent(1_000, { provider: 'fal', progress: { log: 'step 3 of 20' } }),
    ),
  ).toEqual(['Luma does not answer: 1 waiting'])
})

it.each([
  [18_900, 0],
  [19_000, 1],
])('after %i ms of usually 9 s counts %i as slow', (agoMs, count) => {
  expect(say(sent(agoMs), sent(1_000))).toEqual(
    count === 0 ? [] : ['Luma is slower than usual: 1 waiting'],
  )
})

it('does not speak of the trash', () => {
  expect(say(sent(60_000, { deletedAt: '2026-01-01T10:00:30.000Z' }))).toEqual([])
})
