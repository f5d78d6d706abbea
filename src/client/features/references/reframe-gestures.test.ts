import { expect, it } from 'vitest'
import { drag, pinch, pressKey, pullCorner } from './reframe-gestures.ts'
import type { Placement } from './reframe-geometry.ts'

const half: Placement = { x: 0.2, y: 0.3, width: 0.4, height: 0.5 }
const reach = { x: 0.02, y: 0.02 }

it('drags with the pointer, and onto an edge that is near', () => {
  expect(drag(half, { x: 0.5, y: 0.5 }, { x: 0.58, y: 0.56 }, reach).placement).toMatchObject({
    x: expect.closeTo(0.28),
    y: expect.closeTo(0.36),
  })
  const { placement, guides } = drag(half, { x: 0.5, y: 0.5 }, { x: 0.31, y: 0.5 }, reach)
  expect(placement.x).toBe(0)
  expect(guides).toEqual({ x: 0, y: null })
})

it('pulls one corner while the opposite one stays, in the same proportions', () => {
  const pulled = pullCorner(half, [0, 0], { x: 0.4, y: 0.55 }, reach)
  expect(pulled.x + pulled.width).toBeCloseTo(0.6)
  expect(pulled.y + pulled.height).toBeCloseTo(0.8)
  expect(pulled.width).toBeCloseTo(0.2)
  expect(pulled.height / pulled.width).toBeCloseTo(0.5 / 0.4)
})

it('lands a corner on an edge of the canvas', () => {
  const pulled = pullCorner(half, [1, 1], { x: 0.99, y: 1.28 }, reach)
  expect(pulled.x + pulled.width).toBeCloseTo(1, 9)
})

it('pinches around what lies between the fingers', () => {
  const from = [
    { x: 0.3, y: 0.5 },
    { x: 0.5, y: 0.5 },
  ] as const
  const to = [
    { x: 0.25, y: 0.5 },
    { x: 0.65, y: 0.5 },
  ] as const
  const pinched = pinch(half, from, to, 16 / 9)
  expect(pinched.width).toBeCloseTo(0.8)
  // The point at .4 was in the middle of the picture and is now under the fingers' middle at .45.
  expect(pinched.x + pinched.width / 2).toBeCloseTo(0.45)
})

it.each<[string, boolean, Partial<Placement>]>([
  ['ArrowLeft', false, { x: 0.19 }],
  ['ArrowRight', true, { x: 0.3 }],
  ['ArrowUp', false, { y: 0.29 }],
  ['ArrowDown', true, { y: 0.4 }],
  ['+', false, { width: 0.42 }],
  ['-', false, { width: 0.4 / 1.05 }],
])('follows the key %s (large: %s)', (key, isLarge, change) => {
  const pressed = pressKey(half, key, isLarge)
  for (const [side, value] of Object.entries(change))
    expect(pressed?.[side as keyof Placement]).toBeCloseTo(value)
})

it('leaves other keys alone', () => {
  expect(pressKey(half, 'Tab', false)).toBeNull()
})
