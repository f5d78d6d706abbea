import type { Size } from '../../lib/zoom-math.ts'

export interface Rect extends Size {
  left: number
  top: number
}

export const gap = 6

/**
 * Places for pictures of these ratios that fill the whole area: in the rows, and of the two kinds of rows, in which
 * the pictures come out large and about equally so.
 */
export function gridOf(ratios: readonly number[], area: Size): Rect[] {
  let best: Rect[] = []
  let bestScore = -1
  for (const lengths of rowsOf(ratios.length))
    for (const share of [equalHeights, naturalHeights]) {
      const rects = fill(ratios, lengths, area, share)
      const score = scoreOf(ratios, rects)
      // What is no better must not look less regular.
      if (score <= bestScore * 1.001) continue
      best = rects
      bestScore = score
    }
  return best
}

/** All the ways to cut a list into rows, the fewest rows first; as many as 128 for eight. */
function rowsOf(count: number): number[][] {
  if (count === 0) return []
  const longer = Array.from({ length: count - 1 }, (_, index) => index + 1)
    .flatMap((first) => rowsOf(count - first).map((rest) => [first, ...rest]))
    .toSorted((a, b) => a.length - b.length)
  return [[count], ...longer]
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

const equalHeights = (rows: readonly (readonly number[])[]) => rows.map(() => 1 / rows.length)

/** As high as a row has to be for its pictures to fill its width. */
function naturalHeights(rows: readonly (readonly number[])[]) {
  const heights = rows.map((row) => 1 / sumOf(row))
  const total = sumOf(heights)
  return heights.map((height) => height / total)
}

function fill(
  ratios: readonly number[],
  lengths: readonly number[],
  area: Size,
  shareOf: typeof equalHeights,
): Rect[] {
  const starts = lengths.map((_, index) => sumOf(lengths.slice(0, index)))
  const rows = lengths.map((length, index) =>
    ratios.slice(starts[index], (starts[index] ?? 0) + length),
  )
  const heights = shareOf(rows).map((share) => share * (area.height - gap * (rows.length - 1)))
  let top = 0
  return rows.flatMap((row, index) => {
    const height = heights[index] ?? 0
    const width = area.width - gap * (row.length - 1)
    let left = 0
    const rects = row.map((ratio) => {
      const rect = { left, top, width: (width * ratio) / sumOf(row), height }
      left += rect.width + gap
      return rect
    })
    top += height + gap
    return rects
  })
}

/**
 * The harmonic mean of what the pictures cover: one that is small counts for more than one that is large. Among what
 * is about equal, rows that are filled alike.
 */
function scoreOf(ratios: readonly number[], rects: readonly Rect[]): number {
  const sum = sumOf(
    rects.map(({ width, height }, index) => {
      const ratio = ratios[index] ?? 1
      const shown = Math.min(width, height * ratio)
      return ratio / (shown * shown)
    }),
  )
  const emptiest = Math.min(
    ...rects.map(({ width, height }, index) => {
      const shown = Math.min(width, height * (ratios[index] ?? 1))
      return shown / width
    }),
  )
  return (rects.length / sum) * (1 + 0.1 * emptiest)
}
