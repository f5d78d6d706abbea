import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { useIsPointedAt } from './use-is-pointed-at.ts'

function Card() {
  const [isPointedAt, pointers] = useIsPointedAt()
  return <div {...pointers}>{isPointedAt ? 'meant' : 'passed'}</div>
}

beforeEach(() => {
  vi.useFakeTimers()
  render(<Card />)
})

const card = () => screen.getByText(/meant|passed/)

it('means the card that a mouse is moved over, at once', () => {
  fireEvent.pointerEnter(card())
  fireEvent.pointerMove(card())
  expect(card().textContent).toBe('meant')
  fireEvent.pointerLeave(card())
  expect(card().textContent).toBe('passed')
})

it('does not mean a card that passes under a mouse that rests', () => {
  fireEvent.pointerEnter(card())
  fireEvent.pointerLeave(card())
  act(() => vi.advanceTimersByTime(1_000))
  expect(card().textContent).toBe('passed')
})

it('means the card that stops there', () => {
  fireEvent.pointerEnter(card())
  expect(card().textContent).toBe('passed')
  act(() => vi.advanceTimersByTime(1_000))
  expect(card().textContent).toBe('meant')
})
