import type { ListedRun } from '../../../queries/run-queries.ts'
import type { Block } from './blocks.ts'
import { slotsOf } from './slots.ts'
import type { Slot } from './slots.ts'

export const gap = 10
const rowGap = 16

/** Heights that the drawing has to keep: the gallery counts on them before anything is drawn. */
export const stripHead = 34
export const stripNote = 24
const stripFoot = 32
const caption = 26
/** In a narrow card the figures stand under the name. */
const tallCaption = 44
const narrowCard = 210

export interface Size {
  width: number
  height: number
}

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

const maxHeight = 360
/** Smaller than one of these, a card is no longer worth looking at. */
const minSizes: Size[] = [
  { width: 132, height: 132 },
  { width: 250, height: 105 },
]
/** Below this a strip has two columns, as a phone is held. */
export const narrow = 640

const known = new WeakMap<ListedRun, StripBlock>()

/** Null where nothing of the run is shown. The same run at the same width is the same strip. */
export function layoutStrip(run: ListedRun, width: number, isTrash = false): StripBlock | null {
  const before = known.get(run)
  if (before?.width === width && before.isTrash === isTrash) return before
  const { cards, height: cardsHeight } = layoutCards(run, width, isTrash)
  if (cards.length === 0) return null
  const height = stripHead + (run.remixOf ? stripNote : 0) + cardsHeight + stripFoot
  const strip = { key: run.id, ids: cards.map(({ id }) => id), height, run, width, isTrash }
  known.set(run, strip)
  return strip
}

/** Where the cards of a run stand, counted from the first row. */
export function layoutCards(run: ListedRun, width: number, isTrash: boolean) {
  const slots = slotsOf(run.generations, isTrash)
  const sizes = sizesOf(
    slots.map(({ ratio }) => ratio),
    width,
  )
  const cards: PlacedCard[] = []
  let [x, y, rowHeight, captionHeight] = [0, 0, 0, 0]
  slots.forEach((slot, index) => {
    const size = sizes[index] ?? { width: 0, height: 0 }
    // Sums of fractions are not exact.
    if (x > 0 && x + size.width > width + 0.01) {
      y += rowHeight + captionHeight + rowGap
      ;[x, rowHeight, captionHeight] = [0, 0, 0]
    }
    cards.push({ ...slot, ...size, x, y })
    x += size.width + gap
    rowHeight = Math.max(rowHeight, size.height)
    captionHeight = Math.max(captionHeight, size.width <= narrowCard ? tallCaption : caption)
  })
  return { cards, height: y + rowHeight + captionHeight }
}

/**
 * The cards of a strip: in the fewest rows in which each is still worth looking at, all at one height, so that
 * what stands side by side can be compared.
 */
export function sizesOf(ratios: readonly number[], width: number): Size[] {
  if (width < narrow && ratios.length > 1) {
    const column = (width - gap) / 2
    return ratios.map((ratio) => ({ width: column, height: column / ratio }))
  }
  const height = Math.min(maxHeight, rowHeightOf(ratios, width))
  // Rounded down, or the last one of a full row would find no room.
  return ratios.map((ratio) => ({ width: Math.floor(height * ratio * 100) / 100, height }))
}

function rowHeightOf(ratios: readonly number[], width: number): number {
  const narrowest = Math.min(...ratios)
  for (let rows = 1; rows < ratios.length; rows++) {
    const height = heightIn(ratios, Math.ceil(ratios.length / rows), width)
    if (minSizes.some((min) => height >= min.height && height * narrowest >= min.width))
      return height
  }
  return heightIn(ratios, 1, width)
}

/** The height at which even the widest row fits. */
function heightIn(ratios: readonly number[], perRow: number, width: number): number {
  let height = Infinity
  for (let start = 0; start < ratios.length; start += perRow) {
    const row = ratios.slice(start, start + perRow)
    const sum = row.reduce((total, ratio) => total + ratio, 0)
    height = Math.min(height, (width - gap * (row.length - 1)) / sum)
  }
  return height
}
