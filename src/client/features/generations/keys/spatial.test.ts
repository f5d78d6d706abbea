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

const rowOf = (id: string | null) => Number(id?.split('/')[0])

it.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'goes to the nearest of the very next row, and back to where it came from (%i)',
  (seed) => {
    const rows = makeRows(seed)
    const tiles = rows.flat()
    for (const [index, row] of rows.entries())
      for (const tile of row) {
        const goalX = centreOf(tile)
        const below = inNextRow(tiles, tile.id, 1, goalX)
        if (index === rows.length - 1) {
          expect(below).toBeNull()
          continue
        }
        expect(rowOf(below)).toBe(index + 1)
        const apart = ({ x, width }: TileBox) => Math.max(x - goalX, goalX - x - width, 0)
        const least = Math.min(...(rows[index + 1] ?? []).map(apart))
        const found = tiles.find(({ id }) => id === below)
        expect(found && apart(found)).toBe(least)
        expect(inNextRow(tiles, below ?? '', -1, goalX)).toBe(tile.id)
      }
  },
)

it('has nothing above the first row, and nothing for a tile that is not there', () => {
  const tiles = makeRows(1).flat()
  expect(inNextRow(tiles, '0/0', -1, 0)).toBeNull()
  expect(inNextRow(tiles, 'gone', 1, 0)).toBeNull()
})
