import { describe, expect, it } from 'vitest'
import { noReferences } from '#shared/references.ts'
import { searchDeadline } from '../generations/lost-job.ts'
import type { ListedJob } from '../providers/provider.ts'
import type { Claim } from './claims.store.ts'
import { firstReadAt, fittingJobs, nextReadAt, windowOf } from './search.ts'

const minute = 60_000
const sentAt = 1_000 * minute
const timeoutMs = minute

const row = {
  model: 'photon',
  aspect_ratio: '16:9',
  inputs: null,
  submitted_at: sentAt,
  finished_at: sentAt + 10_000,
  created_at: sentAt - minute,
  deadline_at: searchDeadline(sentAt),
} as Claim['row']

const job: ListedJob = {
  jobId: 'job',
  model: 'photon',
  prompt: 'a lighthouse',
  aspectRatio: '16:9',
  createdAtMs: sentAt + 500,
}

const fits = (change: Partial<ListedJob>, ofRow: Partial<Claim['row']> = {}) => {
  const claimed = { ...row, ...ofRow }
  const window = windowOf(claimed, timeoutMs)
  return fittingJobs({ row: claimed, prompt: 'a lighthouse' }, window, [{ ...job, ...change }])
}

describe('what can be the lost job', () => {
  it.each<[string, Partial<ListedJob>]>([
    ['the very same', {}],
    ['one without its prompt', { prompt: undefined }],
    ['one without its ratio', { aspectRatio: undefined }],
    ['one without its kind', { kind: undefined }],
    ['one of its kind', { kind: 'text' }],
    ['by a clock that is two minutes behind', { createdAtMs: sentAt - 2 * minute }],
    ['by a clock that is two minutes ahead', { createdAtMs: sentAt + 10_000 + 2 * minute }],
  ])('%s', (_what, change) => {
    expect(fits(change)).toHaveLength(1)
  })

  it.each<[string, Partial<ListedJob>]>([
    ['another model', { model: 'photon-flash' }],
    ['a model that is none of ours', { model: undefined }],
    ['another prompt', { prompt: 'a lighthouse ' }],
    ['another ratio', { aspectRatio: '1:1' }],
    ['a modification', { kind: 'modify' }],
    ['a reframe', { kind: 'reframe' }],
    ['one made before', { createdAtMs: sentAt - 2 * minute - 1 }],
    ['one made after the answer was given up', { createdAtMs: sentAt + 10_001 + 2 * minute }],
  ])('not %s', (_what, change) => {
    expect(fits(change)).toEqual([])
  })

  it('for a modification: another one, never a job from words alone', () => {
    const modify = { imageId: 'a'.repeat(64), weight: 1 }
    const inputs = JSON.stringify({ references: { ...noReferences, modify }, reframe: null })
    expect(fits({ kind: 'modify' }, { inputs })).toHaveLength(1)
    expect(fits({ kind: undefined }, { inputs })).toHaveLength(1)
    expect(fits({ kind: 'text' }, { inputs })).toEqual([])
  })

  it('not one made long after a crash, however late somebody came back to it', () => {
    const afterCrash = { finished_at: sentAt + 600 * minute }
    expect(fits({ createdAtMs: sentAt + timeoutMs + 2 * minute }, afterCrash)).toHaveLength(1)
    expect(fits({ createdAtMs: sentAt + timeoutMs + 2 * minute + 1 }, afterCrash)).toEqual([])
  })
})

it('reads the list three times, further and further apart, and then no more', () => {
  const reads = [firstReadAt(sentAt)]
  for (let at: number | null = reads[0] ?? 0; at !== null;) {
    at = nextReadAt(row, at)
    if (at !== null) reads.push(at)
  }
  const seconds = reads.map((at) => (at - sentAt) / 1_000)
  expect(seconds).toHaveLength(3)
  for (const [index, usual] of [5, 20, 60].entries()) {
    expect(seconds[index]).toBeGreaterThanOrEqual(usual * 0.9)
    expect(seconds[index]).toBeLessThanOrEqual(usual * 1.1)
  }
})
