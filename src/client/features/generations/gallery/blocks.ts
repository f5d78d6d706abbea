/** A part of the gallery that is on the page as a whole or not at all. Its height is known before it is drawn. */
export interface Block {
  key: string
  height: number
  /** Its generations in reading order. */
  tiles: readonly { id: string }[]
}

export interface PlacedBlock<B extends Block = Block> {
  block: B
  top: number
}

/** Thousands of blocks: where they stand are mere numbers beside them. */
export interface Stack<B extends Block = Block> {
  blocks: readonly B[]
  tops: readonly number[]
  height: number
}

/** In pixels from the top of the stack. */
export interface Range {
  from: number
  to: number
}

export const emptyStack: Stack = { blocks: [], tops: [], height: 0 }

export function stack<B extends Block>(blocks: readonly B[]): Stack<B> {
  let height = 0
  const tops = blocks.map((block) => {
    const top = height
    height += block.height
    return top
  })
  return { blocks, tops, height }
}

export const holds = ({ key, tiles }: Block, id: string) =>
  key === id || tiles.some((tile) => tile.id === id)

/** From one index up to another, which is left out. */
export const placedIn = <B extends Block>(
  { blocks, tops }: Stack<B>,
  from: number,
  to: number,
): PlacedBlock<B>[] =>
  blocks.slice(from, to).map((block, index) => ({ block, top: tops[from + index] ?? 0 }))

export function findBlock<B extends Block>(all: Stack<B>, id: string) {
  const index = all.blocks.findIndex((block) => holds(block, id))
  return placedIn(all, index, index + 1)[0]
}

/** Index of the first block that reaches below this line. */
export function indexAt({ tops, height }: Stack, line: number): number {
  let [low, high] = [0, tops.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const bottom = tops[middle + 1] ?? height
    if (bottom <= line) low = middle + 1
    else high = middle
  }
  return low
}

/** Those in the range, and the one that is held wherever it is. */
export function blocksIn<B extends Block>(
  all: Stack<B>,
  { from, to }: Range,
  held: string | null,
): readonly PlacedBlock<B>[] {
  const shown = placedIn(all, indexAt(all, from), indexAt(all, to) + 1)
  if (held === null || shown.some(({ block }) => holds(block, held))) return shown
  const kept = findBlock(all, held)
  if (!kept) return shown
  return kept.top < (shown[0]?.top ?? 0) ? [kept, ...shown] : [...shown, kept]
}
