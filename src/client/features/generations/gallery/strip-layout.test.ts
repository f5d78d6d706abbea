import { expect, it } from 'vitest'
import { makeRun } from '../../../test-api.ts'
import { gap, layoutCards, layoutStrip, sizesOf } from './strip-layout.ts'

/** How many cards stand in each row. */
function rowsOf(ratios: number[], width: number): number[] {
  const rows: number[] = []
  let left = 0
  for (const { width: card } of sizesOf(ratios, width)) {
    if (card > left) {
      rows.push(0)
      left = width + gap
    }
    left -= card + gap
    rows[rows.length - 1] = (rows.at(-1) ?? 0) + 1
  }
  return rows
}

it('stands seven wide ones with a square among them in two rows, not three', () => {
  expect(rowsOf([...Array<number>(6).fill(2.375), 1], 1392)).toEqual([4, 3])
})

it('gives all cards of a strip one height', () => {
  const heights = sizesOf([1.78, 1, 0.56], 1392).map(({ height }) => height)
  expect(new Set(heights).size).toBe(1)
})

const runOf = (ratios: number[]) => ({
  ...makeRun(),
  generations: ratios.map((ratio, index) => ({
    id: `${index}`,
    retryOf: null,
    ratio,
    state: 'image' as const,
    isDeleted: false,
  })),
})
const shapes = [16 / 9, 1, 9 / 16, 21 / 9, 3 / 4, 9 / 21]

it.each([320, 358, 720, 1392, 1712, 3840])(
  'at %i px no card leaves the strip or lies on another',
  (width) => {
    for (let count = 1; count <= 16; count++) {
      const run = runOf(
        Array.from({ length: count }, (_, index) => shapes[(index * 5 + count) % 6] ?? 1),
      )
      const { cards, height } = layoutCards(run, width, false)
      const strip = layoutStrip(run, width)
      expect(cards.map(({ id }) => id)).toEqual(run.generations.map(({ id }) => id))
      expect(strip?.height).toBeGreaterThan(height)
      cards.forEach((card, index) => {
        expect(card.width / card.height).toBeCloseTo(card.ratio, 1)
        expect(card.x + card.width).toBeLessThanOrEqual(width + 0.02)
        expect(card.y + card.height).toBeLessThan(height)
        for (const other of cards.slice(index + 1))
          expect(other.x >= card.x + card.width || other.y >= card.y + card.height).toBe(true)
      })
    }
  },
)
