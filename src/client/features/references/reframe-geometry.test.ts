import { expect, it } from 'vitest'
import { frameOf, refuseFrame } from '#shared/frame.ts'
import { reframeSchema } from '#shared/run.ts'
import {
  canvasOf,
  carriedOver,
  centred,
  filled,
  fitted,
  isPlaced,
  moved,
  paintedShare,
  scaled,
  snapped,
} from './reframe-geometry.ts'
import type { Placement, Size } from './reframe-geometry.ts'

const square: Size = { width: 1536, height: 1536 }
const wide = canvasOf('16:9')
const whole: Placement = { x: 0, y: 0, width: 1, height: 1 }

const imageId = 'a'.repeat(64)
const inPixels = (placement: Placement) => frameOf({ imageId, ...placement }, '16:9').whole

const shapeIn = ({ width, height }: Placement, canvas: Size) =>
  (width * canvas.width) / (height * canvas.height)

it('fits a square on a wide canvas: as high as that, in the middle', () => {
  expect(inPixels(fitted(square, wide))).toEqual({ x: 448, y: 0, width: 1152, height: 1152 })
  expect(paintedShare(fitted(square, wide))).toBeCloseTo(1 - 1152 / 2048)
})

it('fills a wide canvas with a square: nothing to paint, cut above and below', () => {
  expect(inPixels(filled(square, wide))).toEqual({ x: 0, y: -448, width: 2048, height: 2048 })
  expect(paintedShare(filled(square, wide))).toBe(0)
})

it('takes the whole canvas for a place only where that does not distort the picture', () => {
  expect(isPlaced(whole, square, wide)).toBe(false)
  expect(isPlaced(whole, wide, wide)).toBe(true)
  expect(isPlaced(scaled(fitted(square, wide), 0.5), square, wide)).toBe(true)
})

it('scales around a point that stays where it is, and around the middle without one', () => {
  const half = scaled(whole, 0.5, [1, 1])
  expect(half).toEqual({ x: 0.5, y: 0.5, width: 0.5, height: 0.5 })
  expect(scaled(whole, 0.5)).toEqual(centred(half))
})

it.each<[string, (placement: Placement) => Placement]>([
  ['made huge', (placement) => scaled(placement, 1_000)],
  ['made tiny', (placement) => scaled(placement, 0.000_1)],
  ['pushed far out', (placement) => moved(placement, 90, 90)],
  ['pulled far in', (placement) => moved(placement, -90, -90)],
  ['made huge in a corner', (placement) => scaled(placement, 1_000, [1, 1])],
])(
  'keeps a picture that is %s within what may be sent, in its shape, on the canvas',
  (_, change) => {
    for (const source of [square, { width: 300, height: 3_000 }, { width: 3_000, height: 300 }]) {
      const placement = change(fitted(source, wide))
      const reframe = { imageId, ...placement }
      expect(reframeSchema.safeParse(reframe).error).toBeUndefined()
      expect(refuseFrame(reframe, '16:9', source)).toBeUndefined()
      expect(shapeIn(placement, wide)).toBeCloseTo(source.width / source.height, 5)
    }
  },
)

it('snaps to the middle and to the edges, each side by itself', () => {
  const half: Placement = { x: 0.26, y: 0.495, width: 0.5, height: 0.5 }
  expect(snapped(half, 0.02, 0.02)).toEqual({
    placement: { ...half, x: 0.25, y: 0.5 },
    guides: { x: 0.5, y: 1 },
  })
  expect(snapped(half, 0.001, 0.001)).toEqual({ placement: half, guides: { x: null, y: null } })
})

it('keeps size and middle about the same on a canvas of another shape', () => {
  const tall = canvasOf('9:16')
  expect(carriedOver(fitted(square, wide), square, wide, tall)).toEqual(fitted(square, tall))
  const corner = moved(scaled(fitted(square, wide), 0.5), 0.1, 0.1)
  const carried = carriedOver(corner, square, wide, tall)
  expect(shapeIn(carried, tall)).toBeCloseTo(1)
  expect(carried.x + carried.width / 2).toBeCloseTo(0.6)
  expect(carried.y + carried.height / 2).toBeCloseTo(0.6)
})
