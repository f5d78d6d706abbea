import { expect, it } from 'vitest'
import { centreOf, inNextRow } from './spatial.ts'
import type { TileBox } from './spatial.ts'

/** The same numbers each time. */
function createRandom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Rows of tiles of all widths, some of them short, as strips and justified rows have them. */
function makeRows(seed: number): TileBox[][] {
  const random = createRandom(seed)
  let y = 0
  return Array.from({ length: 2 + random(6) }, (_, row) => {
    let x = 0
    const tiles = Array.from({ length: 1 + random(6) }, (__, column) => {
      const tile = { id: `${row}/${column}`, x, y: y + random(10) / 10, width: 60 + random(400) }
      x += tile.width + 6
      return tile
    })
    y += 120 + random(300)
    return tiles
  })
}

/** The first of those that are least far away. */
function nearestIn(row: readonly TileBox[] | undefined, goalX: number): string | null {
  let best: { id: string; apart: number } | null = null
  for (const { id, x, width } of row ?? []) {
    const apart = goalX < x ? x - goalX : goalX > x + width ? goalX - x - width : 0
    if (best === null || apart < best.apart) best = { id, apart }
  }
  return best?.id ?? null
}

it.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'goes to the nearest of the very next row, and back to where it came from (%i)',
  (seed) => {
    const rows = makeRows(seed)
    const tiles = rows.flat()
    expect(tiles.map((tile) => inNextRow(tiles, tile.id, 1, centreOf(tile)))).toEqual(
      rows.flatMap((row, index) => row.map((tile) => nearestIn(rows[index + 1], centreOf(tile)))),
    )
    const all = tiles.map((tile) => ({ tile, goalX: centreOf(tile) }))
    for (const { tile, goalX } of all.slice(0, -(rows.at(-1)?.length ?? 0))) {
      const below = inNextRow(tiles, tile.id, 1, goalX) ?? ''
      expect(inNextRow(tiles, below, -1, goalX)).toBe(tile.id)
    }
  },
)

it('has nothing above the first row, and nothing for a tile that is not there', () => {
  const tiles = makeRows(1).flat()
  expect(inNextRow(tiles, '0/0', -1, 0)).toBeNull()
  expect(inNextRow(tiles, 'gone', 1, 0)).toBeNull()
})
