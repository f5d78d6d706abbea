import type { Point } from './canvas.ts'
import type { Random } from './random.ts'

/** A conifer as one outline: boughs that jut out further and further down. */
export function conifer(random: Random, x: number, foot: number, height: number): Point[] {
  const boughs = Math.max(5, Math.min(13, Math.round(height / 14)))
  const spread = height * random.between(0.15, 0.22)
  const side = (sign: number) =>
    Array.from({ length: boughs }, (_, i): Point[] => {
      const t = (i + 1) / boughs
      const reach = spread * t ** 0.9 * random.between(0.75, 1.1)
      const y = foot - height * (1 - t * 0.93)
      return [
        [x + sign * reach, y],
        [x + sign * reach * 0.48, y - height * 0.012],
      ]
    }).flat()
  const trunk = height * 0.018
  return [
    [x, foot - height],
    ...side(1),
    [x + trunk, foot - height * 0.06],
    [x + trunk, foot + height * 0.04],
    [x - trunk, foot + height * 0.04],
    [x - trunk, foot - height * 0.06],
    ...side(-1).reverse(),
  ]
}
