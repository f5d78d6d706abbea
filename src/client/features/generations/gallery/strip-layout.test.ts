import { expect, it } from 'vitest'
import { makeRun } from '../../../test-api.ts'
import { layoutCards, layoutStrip } from './strip-layout.ts'
import { gap, rowsOf } from './strip-rows.ts'

const countsOf = (ratios: number[], width: number) =>
  rowsOf(ratios, width).map(({ length }) => length)

it('stands seven wide ones with a square among them in two rows, not three', () => {
  expect(countsOf([...Array<number>(6).fill(2.375), 1], 1392)).toEqual([4, 3])
})

it('gives all cards of a strip one height', () => {
  const heights = rowsOf([1.78, 1, 0.56], 1392)
    .flat()
    .map(({ height }) => height)
  expect(new Set(heights).size).toBe(1)
})

it('fills the width where a row would all but do so', () => {
  const widthOf = (ratios: number[]) =>
    rowsOf(ratios, 1392)
      .flat()
      .reduce((sum, { width }) => sum + gap + width, -gap)
  expect(widthOf([16 / 9, 16 / 9])).toBeCloseTo(1392, 1)
  expect(widthOf([1, 1, 1])).toBe(3 * 360 + 2 * gap)
})

it.each([288, 358, 600])(
  'at %i px two stand in a row of one height, from edge to edge',
  (width) => {
    const rows = rowsOf([16 / 9, 1, 1, 16 / 9, 3 / 4, 3 / 4], width)
    expect(rows.map(({ length }) => length)).toEqual([2, 2, 2])
    for (const [left, right] of rows) {
      expect(left?.height).toBe(right?.height)
      expect((left?.width ?? 0) + gap + (right?.width ?? 0)).toBeCloseTo(width, 1)
    }
  },
)

it.each([
  ['a last square takes a column', [1, 1, 1], 174],
  ['a last portrait takes a column', [1, 1, 9 / 16], 174],
  ['a last wide one takes the row', [1, 1, 16 / 9], 358],
])('on a phone %s', (_what, ratios, wanted) => {
  expect(rowsOf(ratios, 358).at(-1)).toEqual([
    { width: wanted, height: wanted / (ratios.at(-1) ?? 1) },
  ])
})

it('on a phone a portrait beside a panorama is not squeezed to a strip', () => {
  expect(countsOf([21 / 9, 9 / 16, 1, 1], 358)).toEqual([1, 2, 1])
  for (const { width } of rowsOf([21 / 9, 9 / 16, 21 / 9, 9 / 16], 288).flat())
    expect(width).toBeGreaterThan(95)
})

const runOf = (ratios: number[]) => ({
  ...makeRun(),
  generations: ratios.map((ratio, index) => ({
    id: `${index}`,
    look: { ratio, state: 'image' as const, isDeleted: false, retryOf: null },
  })),
})
const shapes = [16 / 9, 1, 9 / 16, 21 / 9, 3 / 4, 9 / 21]

it.each([320, 358, 720, 1392, 1712, 3840])(
  'at %i px no card leaves the strip or lies on another',
  (width) => {
    for (let count = 1; count <= 16; count++) {
      const run = runOf(
        Array.from({ length: count }, (_, index) => shapes[(index * 5 + count) % 6] ?? 1),
      )
      const { cards, height } = layoutCards(run, width, false)
      const strip = layoutStrip(run, width)
      expect(cards.map(({ id }) => id)).toEqual(run.generations.map(({ id }) => id))
      expect(strip?.height).toBeGreaterThan(height)
      cards.forEach((card, index) => {
        expect(card.width / card.height).toBeCloseTo(card.look.ratio, 1)
        expect(card.x + card.width).toBeLessThanOrEqual(width + 0.02)
        expect(card.y + card.height).toBeLessThan(height)
        for (const other of cards.slice(index + 1))
          expect(other.x >= card.x + card.width || other.y >= card.y + card.height).toBe(true)
      })
    }
  },
)

it('lists what it shows in reading order: a list of its own only where that differs from the run', () => {
  const run = runOf([1, 1, 1])
  const [first, second, third] = run.generations
  expect(layoutStrip(run, 1392)?.tiles).toBe(run.generations)

  const deleted = second && { ...second, look: { ...second.look, isDeleted: true } }
  const generations = [first, deleted, third].filter((it) => it !== undefined)
  expect(layoutStrip({ ...run, generations }, 1392)?.tiles).toEqual([{ id: '0' }, { id: '2' }])
})
