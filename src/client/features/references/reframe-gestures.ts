import { moved, scaled, snapped } from './reframe-geometry.ts'
import type { Placement, Snapped } from './reframe-geometry.ts'

/** A place on the canvas, in shares of it. */
export interface Point {
  x: number
  y: number
}

/** A corner of the picture: its share of width and height. */
export type Corner = readonly [x: 0 | 1, y: 0 | 1]

export const corners: readonly Corner[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/** How near counts as there, in shares of the canvas. */
export type Reach = Point

export function drag(start: Placement, from: Point, to: Point, reach: Reach): Snapped {
  return snapped(moved(start, to.x - from.x, to.y - from.y), reach.x, reach.y)
}

/** One corner goes along, the opposite one stays; near an edge of the canvas it lands there. */
export function pullCorner(
  start: Placement,
  [cornerX, cornerY]: Corner,
  to: Point,
  reach: Reach,
): Placement {
  const pin = {
    x: start.x + (1 - cornerX) * start.width,
    y: start.y + (1 - cornerY) * start.height,
  }
  const reachOf = { x: (cornerX * 2 - 1) * start.width, y: (cornerY * 2 - 1) * start.height }
  // The point of the diagonal that is nearest to the pointer; a diagonal of shares will do.
  const along =
    ((to.x - pin.x) * reachOf.x + (to.y - pin.y) * reachOf.y) / (reachOf.x ** 2 + reachOf.y ** 2)
  const landings = [
    { by: (cornerX - pin.x) / reachOf.x, near: reach.x / start.width },
    { by: (cornerY - pin.y) / reachOf.y, near: reach.y / start.height },
  ]
  const landing = landings.find(({ by, near }) => by > 0 && Math.abs(by - along) <= near)
  return scaled(start, Math.max(landing?.by ?? along, 0.001), [pin.x, pin.y])
}

/** Two fingers: what lay between them stays there. */
export function pinch(
  start: Placement,
  from: readonly [Point, Point],
  to: readonly [Point, Point],
  canvasRatio: number,
): Placement {
  const span = ([a, b]: readonly [Point, Point]) => Math.hypot((b.x - a.x) * canvasRatio, b.y - a.y)
  const middle = ([a, b]: readonly [Point, Point]): [number, number] => [
    (a.x + b.x) / 2,
    (a.y + b.y) / 2,
  ]
  const [before, after] = [middle(from), middle(to)]
  const grown = scaled(start, span(to) / Math.max(span(from), 0.001), before)
  return moved(grown, after[0] - before[0], after[1] - before[1])
}

const steps: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Arrow keys by a hundredth of the canvas, with Shift by a tenth; + and − by a twentieth of the size. */
export function pressKey(placement: Placement, key: string, isLarge: boolean): Placement | null {
  const step = steps[key]
  if (step) {
    const by = isLarge ? 0.1 : 0.01
    return moved(placement, step[0] * by, step[1] * by)
  }
  if (key === '+' || key === '=') return scaled(placement, 1.05)
  if (key === '-' || key === '_') return scaled(placement, 1 / 1.05)
  return null
}
