import type { AspectRatio } from './catalog.ts'
import { pixelSizes } from './price.ts'
import type { Reframe } from './run.ts'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** A picture's place on the canvas, in whole pixels: all of it, and the part that lies on the canvas. */
export interface Frame {
  whole: Rectangle
  visible: Rectangle
}

/** With less than this a side there is nothing to paint around. */
export const smallestVisibleSide = 64

/** How far the frame's shape may be from the picture's: more than rounding would stretch it. */
const shapeTolerance = 0.03

export function frameOf(reframe: Reframe, aspectRatio: AspectRatio): Frame {
  const [canvasWidth, canvasHeight] = pixelSizes[aspectRatio]
  const across = edges(reframe.x, reframe.width, canvasWidth)
  const down = edges(reframe.y, reframe.height, canvasHeight)
  return {
    whole: { x: across.from, y: down.from, width: across.length, height: down.length },
    visible: {
      x: across.visibleFrom,
      y: down.visibleFrom,
      width: across.visibleLength,
      height: down.visibleLength,
    },
  }
}

function edges(start: number, share: number, side: number) {
  // Without the sum, a zero could be negative.
  const from = Math.round(start * side) + 0
  const to = Math.round((start + share) * side)
  const visibleFrom = Math.max(from, 0)
  return {
    from,
    length: to - from,
    visibleFrom,
    visibleLength: Math.max(Math.min(to, side) - visibleFrom, 0),
  }
}

/** Why a picture cannot be placed like that; undefined where it can. */
export function refuseFrame(
  reframe: Reframe,
  aspectRatio: AspectRatio,
  picture: { width: number; height: number },
): string | undefined {
  const { whole, visible } = frameOf(reframe, aspectRatio)
  if (visible.width === 0 || visible.height === 0) return 'The picture lies outside of the canvas'
  if (Math.min(visible.width, visible.height) < smallestVisibleSide)
    return `At least ${smallestVisibleSide} pixels a side of the picture must lie on the canvas`
  const stretch = whole.width / whole.height / (picture.width / picture.height)
  const rounding = 2 / Math.min(whole.width, whole.height)
  return Math.abs(Math.log(stretch)) > shapeTolerance + rounding
    ? 'The picture must keep its own proportions'
    : undefined
}
