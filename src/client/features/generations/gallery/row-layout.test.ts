import { expect, it } from 'vitest'
import { makeRun } from '../../../test-api.ts'
import { aimOf, layoutRows, placeTiles, tileGap } from './row-layout.ts'
import type { Segment, Tile } from './row-layout.ts'

const run = { ...makeRun(), generations: [] }
const shapes = [16 / 9, 1, 3 / 4, 9 / 16, 21 / 9, 4 / 3, 9 / 21, 16 / 9]

/** The same each time. */
function randomFrom(seed: number) {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function tilesOf(seed: number, count: number): Tile[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, index) => ({
    id: `${seed}-${index}`,
    attempt: 1,
    look: {
      ratio: shapes[Math.floor(random() * shapes.length)] ?? 1,
      state: 'image',
      isDeleted: false,
      retryOf: null,
    },
    run,
  }))
}

const widths = [320, 358, 720, 1024, 1392, 1712, 2512, 3840]

it.each(widths)('lays rows of %i px that are full, true and in order', (width) => {
  for (let seed = 1; seed <= 25; seed++) {
    const segments: Segment[] = [
      { kind: 'inner', tiles: tilesOf(seed, 80) },
      { kind: 'last', tiles: tilesOf(seed + 100, 30) },
    ]
    const rows = layoutRows(segments, width)
    expect(rows.flatMap((row) => row.tiles.map(({ id }) => id))).toEqual(
      segments.flatMap(({ tiles }) => tiles.map(({ id }) => id)),
    )
    rows.forEach((row, index) => {
      const { tileHeight, height } = row
      const tiles = placeTiles(row)
      const last = tiles.at(-1)
      const end = (last?.x ?? 0) + (last?.width ?? 0)
      const isFull = index < rows.length - 1
      expect(end).toBeLessThanOrEqual(width + 1)
      expect(end).toBeGreaterThanOrEqual(isFull ? width - 1 : 0)
      expect(height).toBe(tileHeight + tileGap)
      expect(tileHeight).toBeGreaterThan(aimOf(width) / 2.5)
      expect(tileHeight).toBeLessThan(aimOf(width) * 2.5)
      tiles.forEach(({ tile, x, width: own }, place) => {
        expect(own / tileHeight).toBeCloseTo(tile.look.ratio, 6)
        const next = tiles[place + 1]?.x ?? end + tileGap
        expect(next - (x + own)).toBeCloseTo(tileGap, 6)
      })
    })
  }
})

it('moves no row below when one more comes in front', () => {
  const tiles = tilesOf(7, 23)
  const before = layoutRows([{ kind: 'new', tiles: tiles.slice(1) }], 1392)
  const after = layoutRows([{ kind: 'new', tiles }], 1392)
  const idsOf = (rows: typeof before) => rows.map((row) => row.tiles.map(({ id }) => id).join())
  expect(idsOf(after).slice(-(before.length - 1))).toEqual(idsOf(before).slice(1))
})
