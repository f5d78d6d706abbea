import type { ListedRun } from '../../../queries/run-queries.ts'
import type { Block } from './blocks.ts'
import type { Slot } from './slots.ts'
import { narrow } from './strip-rows.ts'

export const tileGap = 6

export interface Tile extends Slot {
  run: ListedRun
}

/** Tiles of one height side by side; all rows but a last one, and a new first one, fill the width. */
export interface TileRow extends Block {
  tileHeight: number
  tiles: readonly Tile[]
}

/**
 * Tiles that are laid out by themselves, so that what comes before or after moves nothing of them. `new` ones grow
 * upwards; after the `last` ones nothing follows.
 */
export interface Segment {
  tiles: readonly Tile[]
  kind: 'new' | 'inner' | 'last'
}

export const layoutRows = (segments: readonly Segment[], width: number): TileRow[] =>
  segments.flatMap(({ tiles, kind }) =>
    kind === 'new' ? growUpwards(tiles, width) : breakWell(tiles, width, kind === 'last'),
  )

/** What a row's height should be near to. A phone has two columns. */
export const aimOf = (width: number) =>
  width < narrow ? width / 3 : Math.min(320, Math.max(180, width / 6))

/** The breaks of a paragraph: the ones for which all rows together are nearest to what they should be. */
function breakWell(tiles: readonly Tile[], width: number, isLast: boolean): TileRow[] {
  const aim = aimOf(width)
  // Of the tiles from here to the end.
  const best: { cost: number; next: number }[] = []
  best[tiles.length] = { cost: 0, next: tiles.length }
  for (let start = tiles.length - 1; start >= 0; start--) {
    best[start] = { cost: Infinity, next: tiles.length }
    let sum = 0
    for (let end = start + 1; end <= tiles.length; end++) {
      sum += tiles[end - 1]?.look.ratio ?? 0
      const height = heightOf(sum, end - start, width)
      if (end > start + 1 && height < aim / 4) break
      const isLoose = isLast && end === tiles.length && height > aim
      const cost = (isLoose ? 0 : Math.log(height / aim) ** 2) + (best[end]?.cost ?? 0)
      if (cost < (best[start]?.cost ?? 0)) best[start] = { cost, next: end }
    }
  }

  const rows: TileRow[] = []
  for (let start = 0; start < tiles.length;) {
    const next = best[start]?.next ?? tiles.length
    rows.push(makeRow(tiles.slice(start, next), width, isLast && next === tiles.length))
    start = next
  }
  return rows
}

/** From the end on, so that one more in front leaves the rows under it as they are. */
function growUpwards(tiles: readonly Tile[], width: number): TileRow[] {
  const aim = aimOf(width)
  const rows: TileRow[] = []
  let [end, sum] = [tiles.length, 0]
  for (let start = tiles.length - 1; start >= 0; start--) {
    sum += tiles[start]?.look.ratio ?? 0
    if (start > 0 && heightOf(sum, end - start, width) > aim) continue
    rows.unshift(makeRow(tiles.slice(start, end), width, start === 0))
    ;[end, sum] = [start, 0]
  }
  return rows
}

const heightOf = (sum: number, count: number, width: number) =>
  (width - tileGap * (count - 1)) / sum

/** A loose one need not fill the width. */
function makeRow(tiles: readonly Tile[], width: number, isLoose: boolean): TileRow {
  const sum = tiles.reduce((total, { look }) => total + look.ratio, 0)
  const full = heightOf(sum, tiles.length, width)
  const tileHeight = isLoose ? Math.min(full, aimOf(width)) : full
  return {
    key: tiles[0]?.id ?? '',
    height: tileHeight + tileGap,
    tileHeight,
    tiles,
  }
}

/** Where the tiles of a row stand: only of those that are drawn. */
export function placeTiles({ tiles, tileHeight }: TileRow) {
  let x = 0
  return tiles.map((tile) => {
    const it = { tile, x, width: tileHeight * tile.look.ratio }
    x += it.width + tileGap
    return it
  })
}
