import type { ListedRun } from '../../../queries/run-queries.ts'
import { narrowCard } from '../card/narrow-card.ts'
import type { Block } from './blocks.ts'
import { slotsOf } from './slots.ts'
import type { Slot } from './slots.ts'
import { gap, rowsOf } from './strip-rows.ts'
import type { Size } from './strip-rows.ts'

const rowGap = 16

/** Heights that the drawing has to keep: the gallery counts on them before anything is drawn. */
export const stripHead = 34
export const stripNote = 24
const stripFoot = 32
const caption = 26
const tallCaption = 44

export interface PlacedCard extends Slot, Size {
  x: number
  y: number
}

/** A run with room for its cards. Thousands of them are kept, so where the cards stand is not. */
export interface StripBlock extends Block {
  run: ListedRun
  width: number
  isTrash: boolean
}

const known = new WeakMap<ListedRun, StripBlock>()

/** Null where nothing of the run is shown. The same run at the same width is the same strip. */
export function layoutStrip(run: ListedRun, width: number, isTrash = false): StripBlock | null {
  const before = known.get(run)
  if (before?.width === width && before.isTrash === isTrash) return before
  const { cards, height: cardsHeight } = layoutCards(run, width, isTrash)
  if (cards.length === 0) return null
  const room = stripHead + (run.remixOf ? stripNote : 0) + cardsHeight + stripFoot
  // Whole pixels: words are sharp there, and whole numbers take the least room.
  const height = Math.ceil(room)
  const strip = { key: run.id, tiles: tilesOf(run, cards), height, run, width, isTrash }
  known.set(run, strip)
  return strip
}

/** Mostly all of its generations as they are: then there is no need for a list of its own. */
const tilesOf = ({ generations }: ListedRun, cards: readonly PlacedCard[]) =>
  cards.length === generations.length && cards.every(({ id }, i) => id === generations[i]?.id)
    ? generations
    : cards.map(({ id }) => ({ id }))

/** Where the cards of a run stand, counted from the first row. */
export function layoutCards(run: ListedRun, width: number, isTrash: boolean) {
  const slots = slotsOf(run.generations, isTrash)
  const rows = rowsOf(
    slots.map(({ look }) => look.ratio),
    width,
  )
  const cards: PlacedCard[] = []
  let [y, height] = [0, 0]
  for (const row of rows) {
    let [x, captionHeight] = [0, caption]
    for (const size of row) {
      const slot = slots[cards.length]
      if (slot) cards.push({ ...slot, ...size, x, y })
      x += size.width + gap
      if (size.width <= narrowCard) captionHeight = tallCaption
    }
    height = y + (row[0]?.height ?? 0) + captionHeight
    y = height + rowGap
  }
  return { cards, height }
}
