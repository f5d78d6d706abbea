import { cleanup, render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { RankedTarget } from '#shared/vote.ts'
import { formatFilters, parseFilters } from './filters.ts'
import { RankingTable } from './ranking-table.tsx'

const target = (change: Partial<RankedTarget>): RankedTarget => ({
  provider: 'luma',
  model: 'photon',
  votes: 0,
  wins: 0,
  ties: 0,
  rank: null,
  votesNeeded: 10,
  strength: null,
  medianMs: null,
  failureRate: null,
  meanUsd: null,
  images: 0,
  ...change,
})

it('ranks only what has votes enough, and says how many others need', () => {
  const strong = target({
    votes: 12,
    wins: 8,
    rank: 1,
    votesNeeded: 0,
    strength: { value: 2.1, low: 1.2, high: 3.9 },
    medianMs: 12_300,
    failureRate: 0.04,
    meanUsd: 0.015,
  })
  const weak = target({ provider: 'fal', votes: 9, wins: 1, votesNeeded: 1 })
  render(<RankingTable ranking={{ targets: [strong, weak], votes: 14 }} />)

  const first = screen.getByRole('row', { name: /Luma Photon/ })
  const cells = within(first).getAllByRole('cell')
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    '1',
    '2.10 (1.20–3.90)',
    '12',
    '8',
    '12 s',
    '4 %',
    '$0.015',
  ])
  const second = screen.getByRole('row', { name: /fal Photon/ })
  expect(within(second).getByRole('cell', { name: 'needs 1 more vote' })).toBeTruthy()
  expect(screen.queryByText(/No votes yet/)).toBeNull()
})

it('explains how to vote while nobody has', () => {
  render(<RankingTable ranking={{ targets: [target({})], votes: 0 }} />)
  expect(screen.getByText(/No votes yet\. .*“Blind”/)).toBeTruthy()
  cleanup()
  render(<RankingTable ranking={{ targets: [target({})], votes: 0 }} isFiltered />)
  expect(screen.getByText(/No votes yet of this mode, ratio and kind\./)).toBeTruthy()
})

it('has its filters in the address, and takes no others', () => {
  expect(parseFilters('?mode=live&ratio=16:9')).toEqual({ mode: 'live', ratio: '16:9' })
  expect(parseFilters('?mode=dead&ratio=2:5&kind=dance&x=1')).toEqual({})
  const all = { mode: 'sandbox', ratio: '1:1', kind: 'modify' } as const
  expect(parseFilters(formatFilters(all).split('?')[1] ?? '')).toEqual(all)
  expect(formatFilters({})).toBe('/ranking')
})
