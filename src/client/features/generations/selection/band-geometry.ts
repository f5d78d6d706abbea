export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

export const bandBetween = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

export const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const edge = 72
const fastest = 28

/** Pixels a frame, the faster the nearer to the edge. */
export function edgeSpeed(y: number, height: number): number {
  const depth = y < edge ? y - edge : Math.max(0, y - (height - edge))
  return Math.round((Math.max(-edge, Math.min(edge, depth)) / edge) * fastest)
}
