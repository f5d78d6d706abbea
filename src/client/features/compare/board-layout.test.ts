import { expect, it } from 'vitest'
import { gap, gridOf } from './board-layout.ts'
import type { Rect } from './board-layout.ts'

const area = { width: 1400, height: 560 }
const wide = 16 / 9

const rowsOf = (rects: readonly Rect[]) => {
  const tops = Array.from(new Set(rects.map(({ top }) => Math.round(top))))
  return tops.map((top) => rects.filter((rect) => Math.round(rect.top) === top).length)
}

/** How wide each picture comes out, whole in its place. */
const shown = (ratios: readonly number[], rects: readonly Rect[]) =>
  rects.map(({ width, height }, index) => Math.min(width, height * (ratios[index] ?? 1)))

it.each([1, 2, 3, 4, 5, 6, 7, 8])('fills the whole area with %d', (count) => {
  const ratios = Array.from({ length: count }, (_, n) => [wide, 9 / 16, 1][n % 3] ?? 1)
  const rects = gridOf(ratios, area)
  expect(rects).toHaveLength(count)
  const rows = rowsOf(rects).length
  const covered = rects.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  expect(covered).toBeCloseTo((area.width + gap) * (area.height + gap), 0)
  expect(Math.max(...rects.map(({ left, width }) => left + width))).toBeCloseTo(area.width)
  expect(Math.max(...rects.map(({ top, height }) => top + height))).toBeCloseTo(area.height)
  expect(rows).toBeLessThanOrEqual(count)
})

it.each([
  [2, [2]],
  [4, [2, 2]],
  [6, [3, 3]],
  [8, [4, 4]],
])('puts %d wide ones into rows of %j', (count, rows) => {
  const ratios = Array.from({ length: count }, () => wide)
  expect(rowsOf(gridOf(ratios, area))).toEqual(rows)
})

it('puts tall ones side by side', () => {
  expect(rowsOf(gridOf([9 / 16, 9 / 16, 9 / 16, 9 / 16], area))).toEqual([4])
})

it('stacks wide ones on a tall screen', () => {
  expect(rowsOf(gridOf([wide, wide, wide], { width: 600, height: 1000 }))).toEqual([1, 1, 1])
})

it('leaves none alone in a row that it cannot fill', () => {
  const ratios = [9 / 16, wide, 1, 1, 3 / 4]
  expect(rowsOf(gridOf(ratios, { width: 1400, height: 614 }))).toEqual([2, 3])
})

it('shows alike what is alike', () => {
  const ratios = Array.from({ length: 5 }, () => wide)
  const widths = shown(ratios, gridOf(ratios, area))
  expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(1.3)
})
