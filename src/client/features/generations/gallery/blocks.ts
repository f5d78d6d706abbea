/** A part of the gallery that is on the page as a whole or not at all. Its height is known before it is drawn. */
export interface Block {
  key: string
  height: number
  /** Its generations in reading order. */
  ids: readonly string[]
}

export interface PlacedBlock<B extends Block = Block> {
  block: B
  top: number
}

export interface Stack<B extends Block = Block> {
  placed: readonly PlacedBlock<B>[]
  height: number
}

/** In pixels from the top of the stack. */
export interface Range {
  from: number
  to: number
}

export const emptyStack: Stack = { placed: [], height: 0 }

export function stack<B extends Block>(blocks: readonly B[]): Stack<B> {
  let height = 0
  const placed = blocks.map((block) => {
    const top = height
    height += block.height
    return { block, top }
  })
  return { placed, height }
}

export const holds = ({ key, ids }: Block, id: string) => key === id || ids.includes(id)

export const findBlock = <B extends Block>({ placed }: Stack<B>, id: string) =>
  placed.find(({ block }) => holds(block, id))

/** Index of the first block that reaches below this line. */
export function indexAt({ placed }: Stack, line: number): number {
  let [low, high] = [0, placed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const it = placed[middle]
    if (it && it.top + it.block.height <= line) low = middle + 1
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
  const { placed } = all
  const shown = placed.slice(indexAt(all, from), indexAt(all, to) + 1)
  if (held === null || shown.some(({ block }) => holds(block, held))) return shown
  const kept = findBlock(all, held)
  if (!kept) return shown
  return kept.top < (shown[0]?.top ?? 0) ? [kept, ...shown] : [...shown, kept]
}
