import { describe, expect, it } from 'vitest'
import { frameOf, refuseFrame } from './frame.ts'

const imageId = 'a'.repeat(64)
const at = (x: number, y: number, width: number, height: number) => ({
  imageId,
  x,
  y,
  width,
  height,
})
const square = { width: 1000, height: 1000 }

describe('a frame in pixels of the canvas', () => {
  it('is the whole picture where all of it lies on the canvas', () => {
    const place = { x: 384, y: 384, width: 768, height: 768 }
    expect(frameOf(at(0.25, 0.25, 0.5, 0.5), '1:1')).toEqual({ whole: place, visible: place })
  })

  it('is cut at each edge of the canvas', () => {
    expect(frameOf(at(-0.5, -0.25, 2, 2), '1:1')).toEqual({
      whole: { x: -768, y: -384, width: 3072, height: 3072 },
      visible: { x: 0, y: 0, width: 1536, height: 1536 },
    })
    expect(frameOf(at(0.75, 0.5, 0.5, 1), '16:9').visible).toEqual({
      x: 1536,
      y: 576,
      width: 512,
      height: 576,
    })
  })

  it.each([0.1, 1 / 3, 0.123456, 0.0501])('holds whole pixels at %f', (share) => {
    const { whole, visible } = frameOf(at(share, share, share, share), '21:9')
    for (const side of [...Object.values(whole), ...Object.values(visible)])
      expect(Number.isInteger(side)).toBe(true)
  })
})

describe('what cannot be placed', () => {
  it.each([
    ['to the left', at(-0.6, 0, 0.5, 0.5)],
    ['to the right', at(1, 0, 0.5, 0.5)],
    ['above', at(0, -0.5, 0.5, 0.5)],
    ['below', at(0, 1, 0.5, 0.5)],
  ])('lies %s of the canvas', (_, reframe) => {
    expect(refuseFrame(reframe, '1:1', square)).toBe('The picture lies outside of the canvas')
  })

  it('shows fewer than 64 pixels a side', () => {
    const showing = (pixels: number) => at(1 - pixels / 1536, 0, 0.5, 0.5)
    expect(refuseFrame(showing(64), '1:1', square)).toBeUndefined()
    expect(refuseFrame(showing(63), '1:1', square)).toMatch(/At least 64 pixels/)
  })

  it('would be stretched', () => {
    expect(refuseFrame(at(0, 0, 0.5, 0.5), '16:9', square)).toMatch(/proportions/)
    expect(refuseFrame(at(0, 0, 0.28, 0.5), '16:9', square)).toBeUndefined()
  })
})
