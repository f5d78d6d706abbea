import { expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import { openDatabase } from '../db/database.ts'
import { createShareService } from './shares.service.ts'
import { createShareStore } from './shares.store.ts'
import type { ShareRow } from './shares.store.ts'

const row: ShareRow = {
  id: 'share',
  token_hash: 'hash',
  run_id: 'run',
  generation_ids: null,
  hidden: '{}',
  created_at: 0,
  expires_at: null,
  revoked_at: null,
  views: 0,
  last_viewed_at: null,
}
const at = '2026-11-21T12:00:00.000Z'
const generation: Generation = {
  id: 'generation',
  runId: 'run',
  provider: 'fal',
  model: 'photon',
  mode: 'live',
  status: 'running',
  aspectRatio: null,
  progress: {},
  adjustments: [],
  failure: null,
  image: null,
  cost: { estimatedUsd: 0, actualUsd: null },
  times: { createdAt: at, submittedAt: at, runningAt: at, finishedAt: null },
  jobId: null,
  favorite: false,
  deletedAt: null,
  retryOf: null,
  cursor: '1',
}
const run: Run = {
  id: 'run',
  prompt: 'a pier',
  targets: [],
  copies: 1,
  aspectRatio: null,
  references: { image: [], style: [], character: [], modify: null },
  reframe: null,
  remixOf: null,
  title: null,
  createdAt: at,
  pickedGenerationId: null,
  generations: [generation],
}

async function openService(countView: () => Promise<void>) {
  const errors: unknown[] = []
  const service = createShareService({
    store: {
      ...createShareStore(await openDatabase(':memory:')),
      findByTokenHash: async () => row,
      countView,
    },
    runs: { find: async () => run },
    generations: { find: async () => undefined },
    images: { find: () => Promise.reject(new Error('There is none')) },
    publicUrl: undefined,
    now: () => 1,
    onError: (error) => errors.push(error),
  })
  return { service, errors }
}

const token = 'x'.repeat(32)

it('shows the page when the view cannot be counted, and says so in the log', async () => {
  const locked = new Error('database is locked')
  const { service, errors } = await openService(() => Promise.reject(locked))
  expect((await service.view(token)).title).toBe('a pier')
  await expect.poll(() => errors).toEqual([locked])
})

it('shows the page before the view is counted', async () => {
  const { service } = await openService(() => new Promise(() => {}))
  expect((await service.view(token)).items).toHaveLength(1)
})
