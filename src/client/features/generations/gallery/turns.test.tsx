import { act, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { beginTurns, endTurns, prolongTurns, restMs, useTurn } from './turns.ts'

const frames: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  endTurns()
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
})

const nextFrame = () => act(() => frames.splice(0).forEach((frame) => frame()))

const Card = () => (useTurn() ? <b>drawn</b> : <i>waits</i>)
const drawn = () => screen.queryAllByText('drawn').length

const cards = (count: number) => Array.from({ length: count }, (_, key) => <Card key={key} />)

it('draws a card a frame while the gallery moves', () => {
  beginTurns()
  const { rerender } = render(cards(3))
  const counts = [drawn()]
  for (let n = 0; n < 3; n++) {
    nextFrame()
    counts.push(drawn())
  }
  expect(counts).toEqual([0, 1, 2, 3])
  rerender(cards(4))
  expect(drawn()).toBe(3)
})

it('takes turns at first, until all that was there is drawn', async () => {
  vi.resetModules()
  const { useTurn: useFreshTurn } = await import('./turns.ts')
  const Fresh = () => (useFreshTurn() ? <b>drawn</b> : null)
  const { rerender } = render([1, 2].map((key) => <Fresh key={key} />))
  expect(drawn()).toBe(0)
  nextFrame()
  nextFrame()
  expect(drawn()).toBe(2)
  rerender([1, 2, 3].map((key) => <Fresh key={key} />))
  expect(drawn()).toBe(3)
})

it('draws more where many wait', () => {
  beginTurns()
  render(cards(30))
  nextFrame()
  expect(drawn()).toBe(3)
})

it.each([
  ['rests, though it was never scrolled', () => vi.advanceTimersByTime(restMs)],
  ['is moved by keys', endTurns],
])('draws at once what comes when it %s, and the others after all', (_what, stop) => {
  beginTurns()
  const { rerender } = render(cards(3))
  stop()
  rerender(cards(4))
  expect(drawn()).toBe(1)
  for (let n = 0; n < 3; n++) nextFrame()
  expect(drawn()).toBe(4)
})

it('moves as long as it rolls on, but is not set moving by a scroll', () => {
  beginTurns()
  for (let n = 0; n < 3; n++) {
    vi.advanceTimersByTime(restMs - 1)
    prolongTurns()
  }
  const { rerender } = render(cards(1))
  expect(drawn()).toBe(0)
  vi.advanceTimersByTime(restMs)
  prolongTurns()
  rerender(cards(2))
  expect(drawn()).toBe(1)
})

it('forgets who left before its turn', () => {
  beginTurns()
  const { rerender } = render(cards(4))
  rerender(cards(4).slice(2))
  nextFrame()
  nextFrame()
  expect(drawn()).toBe(2)
})
