import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GenerationStatus } from '#shared/status.ts'
import { createChangeLog } from '../db/change-log.ts'
import type { ChangeLog } from '../db/change-log.ts'
import { openDatabase } from '../db/database.ts'
import type { Database } from '../db/database.ts'
import { createAdoptionStore } from './adoptions.store.ts'
import type { AdoptionStore } from './adoptions.store.ts'
import { createClaimStore } from './claims.store.ts'
import type { Claim, ClaimStore } from './claims.store.ts'

const now = () => 1_000_000
let db: Database
let changeLog: ChangeLog
let claims: ClaimStore
let adoptions: AdoptionStore

beforeEach(async () => {
  db = await openDatabase(':memory:')
  changeLog = createChangeLog(db)
  claims = createClaimStore({ db, changeLog, leaseMs: 20_000, now })
  adoptions = createAdoptionStore({ db, changeLog, now })
})
afterEach(() => db.destroy())

let revision = 0

async function insert(id: string, prompt: string, status: GenerationStatus, jobId?: string) {
  revision++
  await db
    .insertInto('runs')
    .values({
      id: `run of ${id}`,
      created_at: 0,
      prompt,
      request: '{}',
      title: null,
      picked_generation_id: null,
      remix_of: null,
    })
    .execute()
  await db
    .insertInto('generations')
    .values({
      id,
      run_id: `run of ${id}`,
      provider: 'luma',
      model: 'photon',
      mode: 'live',
      status,
      kind: 'text',
      adjustments: '[]',
      progress: '{}',
      estimated_usd: 0,
      job_id: jobId ?? null,
      created_at: 0,
      favorite: 0,
      revision,
      next_attempt_at: status === 'uncertain' ? 0 : null,
    })
    .execute()
}

async function claim(id: string): Promise<Claim> {
  const found = (await claims.claimDue('call', 10, [])).find(({ row }) => row.id === id)
  if (!found) throw new Error(`${id} is not due`)
  return found
}

const job = { jobId: 'job', prompt: 'a lighthouse' as string | undefined }
const adopt = (held: Claim, wanted = job) =>
  adoptions.adopt(held, wanted, { status: 'running', progress: '{}' })

describe('adoption', () => {
  beforeEach(() => insert('lost', 'a lighthouse', 'uncertain'))

  it('writes the job and makes it due', async () => {
    expect(await adopt(await claim('lost'))).toBe('adopted')
    const [again] = await claims.claimDue('call', 1, [])
    expect(again?.row).toMatchObject({ status: 'running', job_id: 'job' })
  })

  it('knows the job of a generation that was deleted for ever', async () => {
    await insert('owner', 'x', 'succeeded', 'job')
    await db.updateTable('generations').set({ erased_at: 1 }).where('id', '=', 'owner').execute()
    const held = await claim('lost')
    expect(await adoptions.unowned(held.row, ['job', 'free'])).toEqual(new Set(['free']))
    expect(await adopt(held)).toBe('taken')
  })

  it('leaves a job that may be that of one deleted for ever, if that was sent at about the time', async () => {
    await insert('erased', '', 'uncertain')
    const held = await claim('lost')
    const change = { erased_at: 1, next_attempt_at: null, lease_owner: null }
    await db
      .updateTable('generations')
      .set({ ...change, submitted_at: 0 })
      .where('id', '=', 'erased')
      .execute()
    const unnamed = { jobId: 'job', prompt: undefined }
    expect(await adopt(held, unnamed)).toBe('rival')
    await db
      .updateTable('generations')
      .set({ submitted_at: -2 * 60 * 60_000 })
      .where('id', '=', 'erased')
      .execute()
    expect(await adopt(held, unnamed)).toBe('adopted')
  })

  it('gives a job to one generation only, whoever asks at the same time', async () => {
    await insert('twin', 'a lighthouse', 'uncertain')
    const held = await claims.claimDue('call', 10, [])
    const outcomes = await Promise.all(held.map((claim) => adopt(claim)))
    expect(outcomes.toSorted()).toEqual(['adopted', 'taken'])
  })

  it('leaves what a person has decided meanwhile', async () => {
    const held = await claim('lost')
    await db.updateTable('generations').set({ lease_owner: null, status: 'failed' }).execute()
    expect(await adopt(held)).toBe('lost')
  })

  it('writes nothing under a lease that is another’s by now', async () => {
    const held = await claim('lost')
    await db.updateTable('generations').set({ lease_owner: 'another worker' }).execute()
    expect(await adopt(held)).toBe('lost')
  })

  it('waits while one with the same prompt is being sent', async () => {
    const held = await claim('lost')
    await insert('other', 'a harbour', 'submitting')
    await insert('same', 'a lighthouse', 'submitting')
    expect(await adopt(held)).toBe('rival')
    await db.updateTable('generations').set({ status: 'failed' }).where('id', '=', 'same').execute()
    expect(await adopt(held)).toBe('adopted')
  })

  it('asks for more where the list shows no prompts: nothing else of the model may be lost', async () => {
    const held = await claim('lost')
    await insert('other', 'a harbour', 'uncertain')
    expect(await adopt(held, { ...job, prompt: undefined })).toBe('rival')
    expect(await adopt(held)).toBe('adopted')
  })
})

it('knows which jobs are whose', async () => {
  await insert('lost', 'a lighthouse', 'uncertain')
  await insert('owner', 'a lighthouse', 'succeeded', 'job')
  const { row } = await claim('lost')
  expect(await adoptions.unowned(row, ['job', 'free'])).toEqual(new Set(['free']))
  expect(await adoptions.unowned({ ...row, mode: 'sandbox' }, ['job'])).toEqual(new Set(['job']))
})
