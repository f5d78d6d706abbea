import { describe, expect, it } from 'vitest'
import { targets } from '#shared/catalog.ts'
import { rank } from './ranking.ts'
import type { Ballot, Candidate } from './ranking.ts'

const records = targets.map(({ provider, model }) => ({
  provider,
  model,
  medianMs: null,
  failureRate: null,
  meanUsd: null,
  images: 0,
}))
const of = (id: string, provider: Candidate['provider']): Candidate => ({
  id,
  provider,
  model: 'photon',
  mode: 'live',
})
const [luma, fal, segmind] = [of('1', 'luma'), of('2', 'fal'), of('3', 'segmind')] as const
const ballot = (winner: Candidate | null, ...candidates: Candidate[]): Ballot => ({
  winner: winner && winner.id,
  candidates,
})
const times = (count: number, one: Ballot) => Array.from({ length: count }, () => one)
const placesOf = (ballots: Ballot[]) =>
  rank(ballots, records)
    .targets.filter(({ votes }) => votes > 0)
    .map(({ provider, rank: place, votesNeeded }) => [provider, place, votesNeeded])

describe('the ranking', () => {
  it('is none without votes, and says how many are needed', () => {
    const { targets: all, votes } = rank([], records)
    expect(votes).toBe(0)
    expect(all).toHaveLength(targets.length)
    for (const target of all)
      expect(target).toMatchObject({ votes: 0, rank: null, votesNeeded: 10, strength: null })
  })

  it('gives no place for nine votes, and one for ten', () => {
    expect(placesOf(times(9, ballot(fal, luma, fal)))).toEqual([
      ['fal', null, 1],
      ['luma', null, 1],
    ])
    expect(placesOf(times(10, ballot(fal, luma, fal)))).toEqual([
      ['fal', 1, 0],
      ['luma', 2, 0],
    ])
  })

  it('lets those share a place whom the votes cannot tell apart', () => {
    const close = [...times(7, ballot(fal, luma, fal)), ...times(6, ballot(luma, luma, fal))]
    expect(placesOf(close).map(([, place]) => place)).toEqual([1, 1])
    const ties = times(20, ballot(null, luma, fal))
    expect(placesOf(ties).map(([, place]) => place)).toEqual([1, 1])
  })

  it('puts none above a stronger one because less is known of it', () => {
    const wavespeed = of('4', 'wavespeed')
    const ballots = [
      ...times(28, ballot(luma, luma, segmind)),
      ...times(12, ballot(segmind, luma, segmind)),
      ...times(6, ballot(segmind, segmind, wavespeed)),
      ...times(4, ballot(wavespeed, segmind, wavespeed)),
    ]
    expect(placesOf(ballots).map(([provider, place]) => [provider, place])).toEqual([
      ['luma', 1],
      ['segmind', 2],
      ['wavespeed', 2],
    ])
  })

  it('gives no place to one who has nobody beside it', () => {
    const other = (index: number) => ({ ...of(String(index), 'wavespeed'), id: `x${index}` })
    const ballots = Array.from({ length: 12 }, (_, index) =>
      index % 3 === 0
        ? ballot(fal, fal, luma)
        : ballot(fal, fal, index % 3 === 1 ? segmind : other(index)),
    )
    expect(placesOf(ballots).every(([, place]) => place === null)).toBe(true)
  })

  it('counts votes, wins and ties by target, and no choice within one target', () => {
    const again = { ...luma, id: '9' }
    const { targets: all, votes } = rank(
      [
        ballot(luma, luma, fal, segmind),
        ballot(null, luma, fal),
        ballot(luma, luma, again),
        ballot(again, luma, again, fal),
      ],
      records,
    )
    expect(votes).toBe(3)
    expect(all[0]).toMatchObject({ provider: 'luma', votes: 3, wins: 2, ties: 1 })
    const found = all.find(({ provider, model }) => provider === 'fal' && model === 'photon')
    expect(found).toMatchObject({ votes: 3, wins: 0, ties: 1 })
    expect(all[0]?.strength?.low).toBeLessThan(all[0]?.strength?.value ?? 0)
  })

  it('leaves a vote out whose winner does not count', () => {
    expect(rank([{ winner: 'gone', candidates: [luma, fal] }], records).votes).toBe(0)
  })
})
