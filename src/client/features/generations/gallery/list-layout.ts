import type { ListedRun } from '../../../queries/run-queries.ts'
import type { Block } from './blocks.ts'
import { slotsOf } from './slots.ts'
import { narrow } from './strip-rows.ts'

export interface ListBlock extends Block {
  run: ListedRun
  attempt: number
  /** Two lines, as a phone has room for. */
  isTall: boolean
}

const known = new WeakMap<ListedRun, { isTall: boolean; isTrash: boolean; rows: ListBlock[] }>()

/** The same run is the same rows. */
export function layoutList(run: ListedRun, width: number, isTrash = false): ListBlock[] {
  const isTall = width < narrow
  const before = known.get(run)
  if (before?.isTall === isTall && before.isTrash === isTrash) return before.rows
  const rows = slotsOf(run.generations, isTrash).map((slot) => ({
    key: slot.id,
    tiles: [slot],
    height: isTall ? 72 : 60,
    run,
    attempt: slot.attempt,
    isTall,
  }))
  known.set(run, { isTall, isTrash, rows })
  return rows
}
