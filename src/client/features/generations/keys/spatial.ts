export interface TileBox {
  id: string
  x: number
  y: number
  width: number
}

/** Tops of one row may differ by the rounding of the screen. */
const slack = 2

/**
 * The tile in the next row, down or up, that is nearest to `goalX`: where one came from when one began to go up or
 * down, so that a short row in between leads nobody astray. Null where there is no such row.
 */
export function inNextRow(
  tiles: readonly TileBox[],
  from: string,
  step: 1 | -1,
  goalX: number,
): string | null {
  const start = tiles.find(({ id }) => id === from)
  if (!start) return null
  const beyond = tiles.filter(({ y }) => (y - start.y) * step > slack)
  if (beyond.length === 0) return null
  const rowY = step * Math.min(...beyond.map(({ y }) => y * step))
  const row = beyond.filter(({ y }) => Math.abs(y - rowY) <= slack)
  const nearest = row.toSorted((a, b) => distance(a, goalX) - distance(b, goalX))[0]
  return nearest?.id ?? null
}

const distance = ({ x, width }: TileBox, goalX: number) =>
  Math.max(x - goalX, goalX - (x + width), 0)

export const centreOf = ({ x, width }: TileBox) => x + width / 2
