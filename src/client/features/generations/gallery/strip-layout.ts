export const gap = 10

export interface Size {
  width: number
  height: number
}

const maxHeight = 360
/** Smaller than one of these, a card is no longer worth looking at. */
const minSizes: Size[] = [
  { width: 132, height: 132 },
  { width: 250, height: 105 },
]
/** Below this a strip has two columns, as a phone is held. */
const narrow = 640

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
