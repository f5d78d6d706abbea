import { expect, it } from 'vitest'
import { draggedBy, frameOf } from './crop-frame.ts'

const source = { width: 1600, height: 900 }
const crop = { ratio: '1:1', size: 1, x: 0.5, y: 0.5 } as const

it('takes the largest frame of the ratio, in the middle', () => {
  expect(frameOf(crop, source)).toEqual({ width: 900, height: 900, left: 350, top: 0 })
})

it('never leaves the picture, however far it is drawn', () => {
  const drawn = frameOf(draggedBy({ ...crop, size: 0.5 }, source, 5_000, -5_000), source)
  expect(drawn).toEqual({ width: 450, height: 450, left: 1150, top: 0 })
})

it('moves by as many pixels as it is drawn', () => {
  expect(frameOf(draggedBy(crop, source, -100, 0), source).left).toBe(250)
})
