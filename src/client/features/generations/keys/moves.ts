import { beginRange, extendSelection } from '../../../lib/selection.ts'
import { orderedIds } from '../gallery/controls.ts'
import { loadBeside, neighbourOf } from '../gallery/neighbours.ts'
import { drawnTiles, idOfTile } from '../selection/tile.ts'
import { centreOf, inNextRow } from './spatial.ts'
import type { TileBox } from './spatial.ts'
import { focusTile } from './tile-focus.ts'

/** Where one began to go up or down. */
let goalX: number | null = null

export async function move(from: string, key: string, isExtending: boolean) {
  const to = targetOf(from, key)
  loadBeside(to ?? from)
  if (to === null) return
  if (isExtending) {
    beginRange(from)
    extendSelection(orderedIds(), to)
  }
  await focusTile(to)
}

function targetOf(from: string, key: string): string | null {
  if (key === 'ArrowUp' || key === 'ArrowDown') return inRow(from, key === 'ArrowDown' ? 1 : -1)
  goalX = null
  switch (key) {
    case 'ArrowLeft':
      return neighbourOf(from, -1) ?? null
    case 'ArrowRight':
      return neighbourOf(from, 1) ?? null
    case 'Home':
      return orderedIds().at(0) ?? null
    default:
      return orderedIds().at(-1) ?? null
  }
}

function inRow(from: string, step: 1 | -1): string | null {
  const boxes = drawnTiles().map(boxOf)
  const start = boxes.find(({ id }) => id === from)
  if (!start) return null
  goalX ??= centreOf(start)
  return inNextRow(boxes, from, step, goalX)
}

function boxOf(tile: HTMLElement): TileBox {
  const { left: x, top: y, width } = tile.getBoundingClientRect()
  return { id: idOfTile(tile), x, y, width }
}

/** One goes on from another place than where the keys led. */
export const forgetGoal = () => {
  goalX = null
}
