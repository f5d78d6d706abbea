import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import type { GenerationStatus } from '#shared/status.ts'
import { useAnnouncementStore } from '../../lib/announce.ts'
import { idOf, makeGeneration } from '../../test-api.ts'
import { followProgress } from './follow-progress.ts'

const start = Date.parse('2026-01-01T10:00:00.000Z')
const link = document.createElement('link')
link.rel = 'icon'

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  link.href = '/favicon.svg'
  document.head.append(link)
  useAnnouncementStore.setState({ texts: [] })
  document.title = 'Photon Playground'
})
afterEach(() => vi.restoreAllMocks())

const lookAway = () => vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)

function lookBack() {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
}

function follow() {
  const done: string[] = []
  const { note, stop } = followProgress({
    usualMsOf: () => 10_000,
    onDone: (sentence) => done.push(sentence),
  })
  const tell = async (number: number, status: GenerationStatus, change?: Partial<Generation>) => {
    note(makeGeneration({ id: idOf(number), status, ...change }))
    await Promise.resolve()
  }
  return { tell, note, stop, done }
}

const icon = () => decodeURIComponent(link.getAttribute('href') ?? '')
const ring = () => Number(/stroke-dasharray="([\d.]+)/.exec(icon())?.[1] ?? NaN)

it('counts what is running in the title, and is silent about what one saw end', async () => {
  const { tell, done } = follow()
  await tell(1, 'queued')
  await tell(2, 'running')
  expect(document.title).toBe('2 running · Photon Playground')
  await tell(1, 'succeeded')
  await tell(2, 'failed')

  expect(document.title).toBe('Photon Playground')
  expect(icon()).toBe('/favicon.svg')
  expect(done).toEqual(['1 image is ready, 1 failed'])
})

it('says in the title what ended unseen, all batches together, until one looks', async () => {
  const { tell, done } = follow()
  lookAway()
  for (const number of [1, 2, 3]) await tell(number, 'running')
  for (const number of [1, 2]) await tell(number, 'succeeded')
  await tell(3, 'uncertain')
  expect(document.title).toBe('Done: 2 images, 1 without a clear answer · Photon Playground')
  await tell(4, 'running')
  expect(document.title).toBe('1 running · Photon Playground')
  await tell(4, 'succeeded')
  expect(document.title).toBe('Done: 3 images, 1 without a clear answer · Photon Playground')
  expect(done).toEqual(['2 images are ready, 1 without a clear answer', '1 image is ready'])

  lookBack()
  expect(document.title).toBe('Photon Playground')
  expect(icon()).toBe('/favicon.svg')
})

it('closes a ring with time and with each that ends', async () => {
  const { tell } = follow()
  const submittedAt = new Date(start).toISOString()
  const times = { createdAt: submittedAt, submittedAt, runningAt: null, finishedAt: null }
  await tell(1, 'running', { times })
  await tell(2, 'queued')
  expect(ring()).toBe(0)
  vi.advanceTimersByTime(5_000)
  const quarter = ring()
  expect(quarter).toBeCloseTo((2 * Math.PI * 8.4) / 4, 1)
  await tell(1, 'succeeded', { times })
  expect(ring()).toBeCloseTo(quarter * 2, 1)
})

it('puts a dot where something ended unseen, of another colour where it failed', async () => {
  const { tell } = follow()
  lookAway()
  for (const number of [1, 2, 3]) await tell(number, 'running')
  expect(icon()).not.toContain('#2fa66a')
  await tell(1, 'succeeded')
  expect(icon()).toContain('#2fa66a')
  await tell(2, 'failed')
  expect(icon()).toContain('#e5484d')
  await tell(3, 'succeeded')
  expect(icon()).toContain('#e5484d')
})

it('rests while nothing runs', async () => {
  const { tell } = follow()
  expect(vi.getTimerCount()).toBe(0)
  await tell(1, 'running')
  expect(vi.getTimerCount()).toBe(1)
  await tell(1, 'succeeded')
  expect(vi.getTimerCount()).toBe(0)
})

it('tells nothing of what was cancelled or thrown away', async () => {
  const { tell, done } = follow()
  lookAway()
  await tell(1, 'running')
  await tell(2, 'running')
  await tell(1, 'canceled')
  await tell(2, 'succeeded', { deletedAt: '2026-01-01T10:00:00.000Z' })
  expect(done).toEqual([])
  expect(useAnnouncementStore.getState().texts).toEqual(['Luma Photon was cancelled'])
  expect(document.title).toBe('Photon Playground')
})

it('ends each for a screen reader in words', async () => {
  const { tell } = follow()
  await tell(1, 'running')
  await tell(1, 'succeeded')
  expect(useAnnouncementStore.getState().texts).toEqual(['Luma Photon is done'])
})
