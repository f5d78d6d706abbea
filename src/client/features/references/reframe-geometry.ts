import { pixelSizes } from '#shared/price.ts'
import type { AspectRatio } from '#shared/catalog.ts'
import type { Reframe } from '#shared/run.ts'

/** Where a picture lies on its canvas, in shares of the canvas. */
export type Placement = Pick<Reframe, 'x' | 'y' | 'width' | 'height'>

export interface Size {
  width: number
  height: number
}

/** The ratios that Luma and fal can reframe to. */
export const reframeRatios = ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16', '9:21'] as const

/** `refuseFrame` wants 64 pixels a side on the canvas, whose shortest side is 1024; `reframeSchema` ends at 5. */
const sizeLimits = { min: 0.065, max: 5 }

export function canvasOf(ratio: AspectRatio): Size {
  const [width, height] = pixelSizes[ratio]
  return { width, height }
}

/** A draft holds the whole canvas until the picture's own size is known, which that mostly distorts. */
export function isPlaced(placement: Placement, source: Size, canvas: Size): boolean {
  const shape = (placement.width * canvas.width) / (placement.height * canvas.height)
  return Math.abs(shape / (source.width / source.height) - 1) < 0.01
}

/** The whole picture, as large as it goes. */
export const fitted = (source: Size, canvas: Size) => spread(source, canvas, Math.min)

/** The whole canvas, with as little cut off as can be. */
export const filled = (source: Size, canvas: Size) => spread(source, canvas, Math.max)

function spread(source: Size, canvas: Size, choose: typeof Math.min): Placement {
  const scale = choose(canvas.width / source.width, canvas.height / source.height)
  const width = (source.width * scale) / canvas.width
  const height = (source.height * scale) / canvas.height
  return scaled(centred({ x: 0, y: 0, width, height }), 1)
}

export const centred = ({ width, height }: Placement): Placement => ({
  x: (1 - width) / 2,
  y: (1 - height) / 2,
  width,
  height,
})

export const moved = ({ x, y, ...size }: Placement, dx: number, dy: number): Placement =>
  kept({ x: x + dx, y: y + dy, ...size })

/** Larger or smaller, with one point of the canvas staying where it is. */
export function scaled(
  placement: Placement,
  factor: number,
  [pinX, pinY] = centreOf(placement),
): Placement {
  const { x, y, width, height } = placement
  const least = sizeLimits.min / Math.min(width, height)
  const most = sizeLimits.max / Math.max(width, height)
  const by = clamp(factor, least, most)
  return kept({
    x: pinX + (x - pinX) * by,
    y: pinY + (y - pinY) * by,
    width: width * by,
    height: height * by,
  })
}

/**
 * Where a picture goes that lies on the canvas as it does not fit its shape: the ratio was changed, or it was only
 * chosen so far. On what canvas it did fit, its shape tells.
 */
export function placedAnew(placement: Placement, source: Size, canvas: Size): Placement {
  const shape = (source.width / source.height) * (placement.height / placement.width)
  return carriedOver(placement, source, { width: shape, height: 1 }, canvas)
}

/** On a canvas of another shape: about as large as before, and about the same middle. */
export function carriedOver(placement: Placement, source: Size, from: Size, to: Size): Placement {
  const fit = fitted(source, to)
  const by = placement.width / fitted(source, from).width
  const [middleX, middleY] = centreOf(placement)
  return scaled(moved(fit, middleX - 0.5, middleY - 0.5), by)
}

const centreOf = ({ x, y, width, height }: Placement): [number, number] => [
  x + width / 2,
  y + height / 2,
]

function kept({ x, y, width, height }: Placement): Placement {
  return {
    x: clamp(x, Math.max(-4, sizeLimits.min - width), 1 - sizeLimits.min),
    y: clamp(y, Math.max(-4, sizeLimits.min - height), 1 - sizeLimits.min),
    width,
    height,
  }
}

export interface Snapped {
  placement: Placement
  /** Lines of the canvas that the picture lies on now, as shares. */
  guides: { x: number | null; y: number | null }
}

/** Pulls a picture that is nearly there onto the middle or an edge of the canvas. */
export function snapped(placement: Placement, nearX: number, nearY: number): Snapped {
  const x = pull(placement.x, placement.width, nearX)
  const y = pull(placement.y, placement.height, nearY)
  return {
    placement: { ...placement, x: x.at, y: y.at },
    guides: { x: x.guide, y: y.guide },
  }
}

function pull(at: number, size: number, near: number): { at: number; guide: number | null } {
  const places = [
    { at: (1 - size) / 2, guide: 0.5 },
    { at: 0, guide: 0 },
    { at: 1 - size, guide: 1 },
  ]
  const place = places.find((candidate) => Math.abs(candidate.at - at) <= near)
  return place ?? { at, guide: null }
}

/** The share of the canvas that the picture leaves open. */
export function paintedShare({ x, y, width, height }: Placement): number {
  const covered = (start: number, size: number) =>
    Math.max(0, Math.min(1, start + size) - Math.max(0, start))
  return 1 - covered(x, width) * covered(y, height)
}

const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max)

/** From whole pixels on, so that its sides are rounded alike; and without the noise of floating point. */
export function rounded({ x, y, width, height }: Placement, canvas: Size): Placement {
  const round = (share: number) => Math.round(share * 1e9) / 1e9 + 0
  return {
    x: round(Math.round(x * canvas.width) / canvas.width),
    y: round(Math.round(y * canvas.height) / canvas.height),
    width: round(width),
    height: round(height),
  }
}
