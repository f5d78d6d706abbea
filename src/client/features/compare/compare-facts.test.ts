import { expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import { idOf, makeGeneration, makeImage } from '../../test-api.ts'
import { orderOf } from './board-order.ts'
import { compareFacts } from './compare-facts.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, seconds)).toISOString()

const jpeg = { type: 'image/jpeg', bytes: 1_100_000 }

const done = (number: number, tookS: number, change: Partial<Generation> = {}) =>
  makeGeneration({
    id: idOf(number),
    status: 'succeeded',
    image: makeImage(jpeg),
    cost: { estimatedUsd: 0.015, actualUsd: 0.015 },
    times: { createdAt: at(0), submittedAt: at(0), runningAt: at(1), finishedAt: at(tookS) },
    ...change,
  })

const failed = makeGeneration({
  id: idOf(9),
  status: 'failed',
  cost: { estimatedUsd: 0.005, actualUsd: 0 },
  times: { createdAt: at(0), submittedAt: at(0), runningAt: null, finishedAt: at(2) },
})

const noNote = () => null
const marks = (list: { facts: { mark: unknown }[] }) => list.facts.map(({ mark }) => mark)
const texts = (list: { facts: { text: string }[] }) => list.facts.map(({ text }) => text)

it('marks the fastest, and tells the queue from the work', () => {
  const facts = compareFacts([done(1, 9), done(2, 5), done(3, 18)], noNote)
  expect(texts(facts.total)).toEqual(['9 s', '5 s', '18 s'])
  expect(marks(facts.total)).toEqual([null, 'best', null])
  expect(texts(facts.waiting)).toEqual(['1 s', '1 s', '1 s'])
  expect(texts(facts.running)).toEqual(['8 s', '4 s', '17 s'])
  expect(facts.waiting.isQuiet).toBe(true)
})

it('does not call a failure the fastest', () => {
  const facts = compareFacts([done(1, 9), done(2, 12), failed], noNote)
  expect(marks(facts.total)).toEqual(['best', null, null])
  expect(texts(facts.total)[2]).toBe('–')
})

it('marks the odd one out, and keeps quiet where all are alike', () => {
  const square = done(3, 9, { image: makeImage({ ...jpeg, width: 1536, height: 1536 }) })
  const png = done(2, 9, { image: makeImage({ type: 'image/png', bytes: 4_400_000 }) })
  const facts = compareFacts([done(1, 9), png, square], noNote)
  expect(marks(facts.pixels)).toEqual([null, null, 'differs'])
  expect(texts(facts.file)).toEqual(['1.1 MB jpg', '4.4 MB png', '1.1 MB jpg'])
  expect(marks(facts.file)).toEqual([null, 'differs', null])
  expect(facts.estimated.isQuiet).toBe(true)
  expect(marks(facts.estimated)).toEqual([null, null, null])
})

it('keeps what was estimated and what was charged apart', () => {
  const cheap = done(2, 9, { cost: { estimatedUsd: 0.005, actualUsd: null } })
  const facts = compareFacts([done(1, 9), cheap], noNote)
  expect(texts(facts.estimated)).toEqual(['$0.015', '$0.005'])
  expect(marks(facts.estimated)).toEqual([null, 'best'])
  expect(texts(facts.charged)).toEqual(['$0.015', '–'])
  expect(marks(facts.charged)).toEqual([null, null])
})

it('sorts by time and by price; what has no figure comes last either way', () => {
  const all = [done(1, 9), failed, done(2, 5)]
  expect(orderOf(all, null)).toEqual([0, 1, 2])
  expect(orderOf(all, 'time')).toEqual([2, 0, 1])
  expect(orderOf(all, '-time')).toEqual([0, 2, 1])
  expect(orderOf(all, 'price')).toEqual([1, 0, 2])
})
