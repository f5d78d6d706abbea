import { describe, expect, it } from 'vitest'
import { fitStrengths } from './bradley-terry.ts'
import type { Choice } from './bradley-terry.ts'

const choice = (winner: string | null, ...among: string[]): Choice => ({
  among: new Map(among.map((name) => [name, among.filter((other) => other === name).length])),
  winner,
})
const times = (count: number, one: Choice) => Array.from({ length: count }, () => one)
const strength = (choices: Choice[], name: string) => fitStrengths(choices).of.get(name) ?? NaN

/** The same numbers each time. */
function createRandom(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** Votes as people of these tastes would give them. */
function simulate(truth: Record<string, number>, count: number, size: number, seed = 7): Choice[] {
  const random = createRandom(seed)
  const names = Object.keys(truth)
  return Array.from({ length: count }, () => {
    const among = names
      .map((name) => ({ name, order: random() }))
      .toSorted((a, b) => a.order - b.order)
      .slice(0, size)
      .map(({ name }) => name)
    let rest = random() * among.reduce((sum, name) => sum + (truth[name] ?? 0), 0)
    const winner = among.find((name) => (rest -= truth[name] ?? 0) < 0) ?? among[0] ?? ''
    return choice(winner, ...among)
  })
}

const truth = { a: 4, b: 2, c: 1, d: 0.5 }
const centre = Object.values(truth).reduce((sum, s) => sum + Math.log(s), 0) / 4

describe('Bradley–Terry', () => {
  it.each([2, 3, 4])('finds the strengths behind simulated choices among %d', (size) => {
    const fitted = fitStrengths(simulate(truth, 6_000, size))
    for (const [name, value] of Object.entries(truth))
      expect(Math.abs((fitted.of.get(name) ?? NaN) - (Math.log(value) - centre))).toBeLessThan(0.1)
  })

  it('gives the textbook answer for two', () => {
    // The prior's draw counts for almost nothing among so many.
    const choices = [
      ...times(30_000, choice('a', 'a', 'b')),
      ...times(10_000, choice('b', 'a', 'b')),
    ]
    const { of, deviation } = fitStrengths(choices)
    expect((of.get('a') ?? 0) - (of.get('b') ?? 0)).toBeCloseTo(Math.log(3), 3)
    expect(deviation('a', 'b')).toBeCloseTo(Math.sqrt(1 / 30_000 + 1 / 10_000), 3)
  })

  it('has the truth within its intervals about as often as it says', () => {
    const hits = Array.from({ length: 120 }, (_, seed) => {
      const { of, deviation } = fitStrengths(simulate(truth, 300, 3, seed + 1))
      const error = (of.get('a') ?? 0) - (of.get('c') ?? 0) - Math.log(4)
      return Math.abs(error) < 1.96 * deviation('a', 'c')
    })
    const share = hits.filter(Boolean).length / hits.length
    expect(share).toBeGreaterThan(0.88)
    expect(share).toBeLessThan(1)
  })

  it('takes ties for equal strength, whoever stood in them', () => {
    const choices = [...times(5, choice(null, 'a', 'b', 'c')), ...times(5, choice(null, 'a', 'c'))]
    for (const name of ['a', 'b', 'c']) expect(strength(choices, name)).toBeCloseTo(0, 8)
  })

  it('is pulled together by ties', () => {
    const wins = times(6, choice('a', 'a', 'b'))
    const tied = [...wins, ...times(6, choice(null, 'a', 'b'))]
    expect(strength(tied, 'a')).toBeLessThan(strength(wins, 'a'))
    expect(strength(tied, 'a')).toBeGreaterThan(0)
  })

  it('stays finite where one always wins, and where some never met', () => {
    const choices = [...times(50, choice('a', 'a', 'b')), ...times(3, choice('c', 'c', 'd'))]
    const { of, deviation } = fitStrengths(choices)
    for (const name of ['a', 'b', 'c', 'd']) {
      expect(Number.isFinite(of.get(name))).toBe(true)
      expect(deviation(name)).toBeGreaterThan(0)
      expect(Number.isFinite(deviation(name))).toBe(true)
    }
    expect(of.get('a')).toBeGreaterThan(of.get('c') ?? NaN)
  })

  it('counts each copy as a chance, so that more copies are no merit', () => {
    const choices = [
      ...times(40, choice('a', 'a', 'a', 'b')),
      ...times(20, choice('b', 'a', 'a', 'b')),
    ]
    expect(strength(choices, 'a')).toBeCloseTo(0, 1)
  })

  it('is less sure of two who never met than of those who did', () => {
    const choices = [
      ...times(1_000, choice(null, 'a', 'b')),
      ...times(1_000, choice(null, 'b', 'c')),
    ]
    const { deviation } = fitStrengths(choices)
    expect(deviation('a', 'b')).toBeCloseTo(Math.sqrt(4 / 1_000), 3)
    expect(deviation('a', 'c')).toBeCloseTo(Math.sqrt(8 / 1_000), 3)
  })

  it('narrows with the votes', () => {
    const few = fitStrengths(simulate(truth, 20, 2)).deviation('a')
    const many = fitStrengths(simulate(truth, 2_000, 2)).deviation('a')
    expect(many).toBeLessThan(few / 5)
  })

  it('knows nothing from nothing', () => {
    expect(fitStrengths([]).of.size).toBe(0)
    expect(fitStrengths([choice('a', 'a')]).of.get('a')).toBe(0)
  })
})
