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

it('draws two cards a frame while the gallery moves', () => {
  beginTurns()
  const { rerender } = render([1, 2, 3, 4, 5].map((key) => <Card key={key} />))
  const counts = [drawn()]
  for (let n = 0; n < 3; n++) {
    nextFrame()
    counts.push(drawn())
  }
  expect(counts).toEqual([0, 2, 4, 5])
  rerender([1, 2, 3, 4, 5, 6].map((key) => <Card key={key} />))
  expect(drawn()).toBe(5)
})

it('draws at once what comes when it rests, and the others after all', () => {
  beginTurns()
  const { rerender } = render([1, 2, 3].map((key) => <Card key={key} />))
  endTurns()
  rerender([1, 2, 3, 4].map((key) => <Card key={key} />))
  expect(drawn()).toBe(1)
  nextFrame()
  nextFrame()
  expect(drawn()).toBe(4)
})

it('forgets who left before its turn', () => {
  beginTurns()
  const { rerender } = render([1, 2, 3, 4].map((key) => <Card key={key} />))
  rerender([3, 4].map((key) => <Card key={key} />))
  nextFrame()
  expect(drawn()).toBe(2)
})
