export interface Size {
  width: number
  height: number
}

export const gap = 10
/** Below this a strip has two columns, as a phone is held. */
export const narrow = 640

const maxHeight = 360
/** A row that would all but fill the strip grows until it does: a small gap at its end looks like a mistake. */
const maxFilledHeight = 414
/** Smaller than one of these, a card is no longer worth looking at. */
const minSizes: Size[] = [
  { width: 132, height: 132 },
  { width: 250, height: 105 },
]
/** On a phone: less is too little for the name under the picture. */
const minWidth = 96
/** Alone in its row, such a picture takes the width of both columns. */
const wideRatio = 3 / 2

/** The cards of a strip, row by row; those of a row at one height, so that they can be compared. */
export const rowsOf = (ratios: readonly number[], width: number): Size[][] =>
  width < narrow && ratios.length > 1 ? pairUp(ratios, width) : fill(ratios, width)

/** The fewest rows in which each card is still worth looking at, all at one height. */
function fill(ratios: readonly number[], width: number): Size[][] {
  const wanted = rowHeightOf(ratios, width)
  const height = wanted <= maxFilledHeight ? wanted : maxHeight
  const rows: Size[][] = []
  let room = 0
  for (const size of sizesAt(height, ratios)) {
    if (rows.length === 0 || size.width > room) {
      rows.push([])
      // Sums of fractions are not exact.
      room = width + 0.01
    }
    rows.at(-1)?.push(size)
    room -= size.width + gap
  }
  return rows
}

/** Two in a row share its width; who is too wide or too narrow for a neighbour stands alone. */
function pairUp(ratios: readonly number[], width: number): Size[][] {
  const rows: Size[][] = []
  for (let index = 0; index < ratios.length;) {
    const both = ratios.slice(index, index + 2)
    const pair = sizesAt(heightOf(both, width), both)
    const isPair = pair.length === 2 && pair.every((size) => size.width >= minWidth)
    rows.push(isPair ? pair : [aloneIn(width, ratios[index] ?? 1)])
    index += isPair ? 2 : 1
  }
  return rows
}

function aloneIn(width: number, ratio: number): Size {
  const own = ratio >= wideRatio ? width : (width - gap) / 2
  return { width: own, height: own / ratio }
}

/** Rounded down, or the last one of a full row would find no room. */
const sizesAt = (height: number, ratios: readonly number[]): Size[] =>
  ratios.map((ratio) => ({ width: Math.floor(height * ratio * 100) / 100, height }))

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
  for (let start = 0; start < ratios.length; start += perRow)
    height = Math.min(height, heightOf(ratios.slice(start, start + perRow), width))
  return height
}

/** At which a row is as wide as the strip. */
const heightOf = (row: readonly number[], width: number) =>
  (width - gap * (row.length - 1)) / row.reduce((sum, ratio) => sum + ratio, 0)
