import { describe, expect, it } from 'vitest'
import { layOut, sheetSizes } from './sheet-layout.ts'

const shapes = [
  [2048, 1152],
  [1152, 2048],
  [1536, 1536],
  [2432, 1024],
  [1024, 2432],
] as const
const pictures = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => {
    const [width, height] = shapes[(from + index) % shapes.length] ?? shapes[0]
    return { width, height }
  })

describe.each(sheetSizes)('a %s', (size) => {
  it('gives all pictures one height', () => {
    const asked = { size, pictures: pictures(5), headerHeight: 150, captionHeight: 70 }
    const heights = new Set(layOut(asked).places.map(({ height }) => height))
    expect(heights.size).toBe(1)
  })

  it('uses the width for one picture and for a pair', () => {
    for (const count of [1, 2]) {
      const asked = {
        size,
        pictures: Array(count).fill({ width: 2048, height: 1152 }),
        headerHeight: 150,
        captionHeight: 70,
      }
      const { width, places } = layOut(asked)
      const used = places.reduce((sum, place) => sum + place.width, 0)
      expect(used / width).toBeGreaterThan(0.65)
    }
  })

  it.each([1, 2, 3, 4, 5, 8, 12, 32])('has room for %d pictures of any shape', (count) => {
    for (const from of shapes.keys()) {
      const asked = { size, pictures: pictures(count, from), headerHeight: 150, captionHeight: 70 }
      const { width, height, places } = layOut(asked)
      expect(places).toHaveLength(count)
      for (const [index, place] of places.entries()) {
        expect(place.left).toBeGreaterThanOrEqual(0)
        expect(place.left + place.width).toBeLessThanOrEqual(width)
        expect(place.top).toBeGreaterThanOrEqual(150)
        expect(place.top + place.height + 70).toBeLessThanOrEqual(height)
        const picture = asked.pictures[index]
        const stretch =
          place.width / place.height / ((picture?.width ?? 1) / (picture?.height ?? 1))
        expect(Math.abs(stretch - 1)).toBeLessThan(0.05)
        for (const other of places.slice(index + 1))
          expect(
            other.left >= place.left + place.width || other.top >= place.top + place.height + 70,
          ).toBe(true)
      }
    }
  })
})
