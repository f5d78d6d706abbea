import { expect, it } from 'vitest'
import { gap, sizesOf } from './strip-layout.ts'

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
