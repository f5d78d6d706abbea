import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createChangeLog } from '../db/change-log.ts'
import { openDatabase } from '../db/database.ts'
import type { Database } from '../db/database.ts'
import type { GenerationStatus } from '#shared/status.ts'
import { createClaimStore } from '../worker/claims.store.ts'
import type { ClaimStore } from '../worker/claims.store.ts'
import { createWebhookStore } from './webhooks.store.ts'

const leaseMs = 20_000
let at = 0
const now = () => at
let db: Database
let claims: ClaimStore
let lookSoon: (provider: 'fal' | 'luma', id: string) => Promise<void>

beforeEach(async () => {
  at = 1_000_000
  db = await openDatabase(':memory:')
  claims = createClaimStore({ db, changeLog: createChangeLog(db), leaseMs, now })
  ;({ lookSoon } = createWebhookStore({ db, now }))
  await db
    .insertInto('runs')
    .values({
      id: 'run',
      created_at: 0,
      prompt: 'a lighthouse',
      request: '{}',
      title: null,
      picked_generation_id: null,
      remix_of: null,
    })
    .execute()
})
afterEach(() => db.destroy())

const later = 60_000

async function insert(status: GenerationStatus, dueAt: number | null, mode?: 'sandbox') {
  await db
    .insertInto('generations')
    .values({
      id: 'generation',
      run_id: 'run',
      provider: 'fal',
      model: 'photon',
      mode: mode ?? 'live',
      status,
      kind: 'text',
      adjustments: '[]',
      progress: '{}',
      estimated_usd: 0,
      job_id: 'job',
      created_at: 0,
      favorite: 0,
      revision: 1,
      next_attempt_at: dueAt,
    })
    .execute()
}

async function claim() {
  const [claim] = await claims.claimDue('call', 1, [])
  if (!claim) throw new Error('nothing was due')
  return claim
}

it.each(['running', 'canceled'] as const)('makes one that is %s due now', async (status) => {
  await insert(status, at + later)
  await lookSoon('fal', 'generation')
  expect(await claims.nextDueAt('call', [])).toBe(at)
})

it.each<[string, GenerationStatus, number | null, 'fal' | 'luma', 'sandbox'?]>([
  ['has ended', 'succeeded', null, 'fal'],
  ['is no longer watched', 'canceled', null, 'fal'],
  ['waits for its turn', 'queued', 1_060_000, 'fal'],
  ['is saved at present', 'saving', 1_060_000, 'fal'],
  ['is another provider’s', 'running', 1_060_000, 'luma'],
  ['is the sandbox’s', 'running', 1_060_000, 'fal', 'sandbox'],
])('leaves alone what %s', async (_what, status, dueAt, provider, mode) => {
  await insert(status, dueAt, mode)
  await lookSoon(provider, 'generation')
  const duty = status === 'saving' ? 'save' : 'call'
  expect(await claims.nextDueAt(duty, [])).toBe(dueAt)
})

describe('while a worker holds it', () => {
  beforeEach(() => insert('running', 0))

  it('gives it to nobody else', async () => {
    await claim()
    await lookSoon('fal', 'generation')
    expect(await claims.claimDue('call', 1, [])).toEqual([])
    expect(await claims.nextDueAt('call', [])).toBe(at + leaseMs)
  })

  it('loses no look: it comes when the worker gives it back', async () => {
    const held = await claim()
    await lookSoon('fal', 'generation')
    await claims.postpone(held, at + later, 0)
    expect(await claims.nextDueAt('call', [])).toBeLessThanOrEqual(at)
  })

  it('loses none when the worker has something to write', async () => {
    const held = await claim()
    await lookSoon('fal', 'generation')
    await claims.release(held, at + later, { status: 'running', progress: '{}' })
    expect(await claims.nextDueAt('call', [])).toBeLessThanOrEqual(at)
  })

  it('is one look, not one for ever', async () => {
    await lookSoon('fal', 'generation')
    await claims.postpone(await claim(), at + later, 0)
    expect(await claims.nextDueAt('call', [])).toBe(at + later)
  })

  it('leaves ended what has ended meanwhile', async () => {
    const held = await claim()
    await lookSoon('fal', 'generation')
    await claims.release(held, null, { status: 'succeeded' })
    expect(await claims.nextDueAt('call', [])).toBeNull()
  })
})
