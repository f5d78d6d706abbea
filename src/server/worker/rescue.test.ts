import { afterEach, beforeEach, expect, it } from 'vitest'
import { createChangeLog } from '../db/change-log.ts'
import { openDatabase } from '../db/database.ts'
import type { Database } from '../db/database.ts'
import { createClaimStore } from './claims.store.ts'
import type { Claim, ClaimStore } from './claims.store.ts'

let db: Database
let claims: ClaimStore
let claim: Claim

/** Claimed and sent; then its worker was given up, and the generation deleted for ever. */
beforeEach(async () => {
  db = await openDatabase(':memory:')
  claims = createClaimStore({ db, changeLog: createChangeLog(db), leaseMs: 20_000, now: () => 9 })
  await db
    .insertInto('runs')
    .values({ id: 'run', created_at: 0, prompt: '', request: '' })
    .execute()
  await db
    .insertInto('generations')
    .values({
      id: 'generation',
      run_id: 'run',
      provider: 'luma',
      model: 'photon',
      kind: 'text',
      mode: 'live',
      status: 'submitting',
      adjustments: '[]',
      progress: '{}',
      estimated_usd: 1,
      created_at: 0,
      favorite: 0,
      revision: 1,
      next_attempt_at: 0,
    })
    .execute()
  const [due] = await claims.claimDue('call', 1, [])
  if (!due) throw new Error('not due')
  claim = due
  await db
    .updateTable('generations')
    .set({ status: 'uncertain', lease_owner: null, next_attempt_at: null, erased_at: 5 })
    .execute()
})
afterEach(() => db.destroy())

const row = () => db.selectFrom('generations').selectAll().executeTakeFirstOrThrow()

it('keeps whose job it was of one that was deleted for ever, and does not wake it', async () => {
  const running = { status: 'running', progress: '{}', running_at: 7, job_id: 'job' } as const
  await claims.rescue(claim, 8, running)
  expect(await row()).toMatchObject({
    status: 'uncertain',
    job_id: 'job',
    next_attempt_at: null,
    running_at: null,
    history: '',
  })
})

it('keeps what it cost, and no picture', async () => {
  const saving = { status: 'saving', picture_url: 'https://x.test/1.png', actual_usd: 0.5 } as const
  await claims.rescue(claim, 8, saving)
  await claims.rescue(claim, 8, { ...saving, actual_usd: 9 })
  expect(await row()).toMatchObject({ status: 'uncertain', picture_url: null, actual_usd: 0.5 })
})
