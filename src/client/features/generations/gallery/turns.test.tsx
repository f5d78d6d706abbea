import { act, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { beginTurns, endTurns, useTurn } from './turns.ts'

const frames: (() => void)[] = []

beforeEach(() => {
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

it('draws at once what comes when it rests, and the others after all', () => {
  beginTurns()
  const { rerender } = render([1, 2, 3].map((key) => <Card key={key} />))
  endTurns()
  rerender([1, 2, 3, 4].map((key) => <Card key={key} />))
  expect(drawn()).toBe(1)
  for (let n = 0; n < 3; n++) nextFrame()
  expect(drawn()).toBe(4)
})

it('forgets who left before its turn', () => {
  beginTurns()
  const { rerender } = render([1, 2, 3, 4].map((key) => <Card key={key} />))
  rerender([3, 4].map((key) => <Card key={key} />))
  nextFrame()
  nextFrame()
  expect(drawn()).toBe(2)
})
