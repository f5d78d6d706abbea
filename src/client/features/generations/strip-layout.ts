export const gap = 10

const maxHeight = 360
/** Smaller than one of these, a card is no longer worth looking at. */
const minSizes = [
  { width: 0, height: 150 },
  { width: 250, height: 105 },
]
/** Below this a strip has two columns, as a phone is held. */
const narrow = 640

/**
 * How high the cards of a strip are: the fewest rows in which each is still worth looking at, all at one height,
 * so that what stands side by side can be compared.
 */
export function rowHeightOf(ratios: readonly number[], width: number): number {
  const count = ratios.length
  if (width < narrow) return Math.min(maxHeight, heightOf(ratios, Math.min(count, 2), width))
  for (let rows = 1; rows < count; rows++) {
    const height = heightOf(ratios, Math.ceil(count / rows), width)
    if (isWorthLooking(height, ratios)) return Math.min(maxHeight, height)
  }
  return Math.min(maxHeight, heightOf(ratios, 1, width))
}

const isWorthLooking = (height: number, ratios: readonly number[]) =>
  minSizes.some((min) => height >= min.height && height * Math.min(...ratios) >= min.width)

/** The height at which even the widest row fits. */
function heightOf(ratios: readonly number[], perRow: number, width: number): number {
  let height = Infinity
  for (let start = 0; start < ratios.length; start += perRow) {
    const row = ratios.slice(start, start + perRow)
    const sum = row.reduce((total, ratio) => total + ratio, 0)
    if (row.length === perRow || start === 0)
      height = Math.min(height, (width - gap * (row.length - 1)) / sum)
  }
  return height
}
