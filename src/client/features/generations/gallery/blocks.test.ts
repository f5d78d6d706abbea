import { expect, it } from 'vitest'
import { blocksIn, findBlock, indexAt, stack } from './blocks.ts'

const heights = [100, 50, 200, 30, 120]
const all = stack(
  heights.map((height, index) => ({ key: `${index}`, height, tiles: [{ id: `g${index}` }] })),
)
const shown = (from: number, to: number, held: string | null = null) =>
  blocksIn(all, { from, to }, held).map(({ block }) => block.key)

it('stands one under the other', () => {
  expect(all.tops).toEqual([0, 100, 150, 350, 380])
  expect(all.height).toBe(500)
})

it.each([
  [-500, 10, ['0']],
  [0, 99, ['0']],
  [99, 101, ['0', '1']],
  [100, 140, ['1']],
  [160, 360, ['2', '3']],
  [499, 900, ['4']],
  [501, 900, []],
])('from %i to %i draws %j', (from, to, keys) => {
  expect(shown(from, to)).toEqual(keys)
})

it('keeps the one that has the focus, wherever it is, in its order', () => {
  expect(shown(400, 500, 'g0')).toEqual(['0', '4'])
  expect(shown(0, 50, 'g4')).toEqual(['0', '4'])
  expect(shown(0, 50, 'gone')).toEqual(['0'])
})

it('finds the same block by line and by id', () => {
  for (const { block, top } of blocksIn(all, { from: 0, to: all.height }, null)) {
    expect(indexAt(all, top + block.height / 2)).toBe(Number(block.key))
    expect(findBlock(all, `g${block.key}`)?.top).toBe(top)
  }
})
