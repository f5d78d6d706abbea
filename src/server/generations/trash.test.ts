import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import type { Ranking } from '#shared/vote.ts'
import { createShareKit } from '../shares/share-kit.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { createTrashKit, idsOf } from './trash-kit.ts'

let studio: TestStudio
let kit: ReturnType<typeof createTrashKit>
beforeAll(async () => {
  studio = await openStudio({
    factor: 100,
    environment: {
      PUBLIC_URL: 'https://studio.example',
      APP_SECRET: 'x'.repeat(40),
      // What never ends must not end by itself.
      JOB_DEADLINE_S: '86400',
    },
  })
  kit = createTrashKit(studio)
}, 60_000)
afterAll(() => studio.close())

const status = async (method: string, path: string, body?: unknown) =>
  (await studio.send(method, path, body)).status

const day = 24 * 60 * 60_000
const isErased = (id: string) =>
  status('GET', `/api/generations/${id}`).then((code) => code === 410)

describe('what was deleted for ever', () => {
  let run: Run
  let generation: Generation
  const secret = 'a lighthouse that nobody may know of'
  /** In each column that can say something. */
  const said = [
    `{"prompt":"${secret}"}`,
    `["${secret}"]`,
    `{"log":"${secret}"}`,
    `{"log":"${secret}"}`,
    `http://${secret}`,
    secret,
    secret,
  ]
  const countSubmits = () => studio.emulators.control.jobs().length

  beforeAll(async () => {
    run = await kit.finish({ prompt: secret, copies: 2 })
    await studio.send('PATCH', `/api/runs/${run.id}`, {
      title: 'secret title',
      pickedGenerationId: run.generations[0]?.id,
    })
    kit.sql(
      `update generations set inputs = ?, adjustments = ?, progress = ?, history = ?, picture_url = ?,
        provider_message = ?, search_note = ? where run_id = ?`,
      ...said,
      run.id,
    )
    const cursor = await kit.revision()
    await kit.erase(idsOf(run))
    const [told] = (await kit.changesSince(cursor)).slice(-2)
    if (!told) throw new Error('nothing was told')
    generation = told
  }, 60_000)

  it('is told as such, so that whoever shows it forgets it', () => {
    expect(generation).toMatchObject({
      erased: true,
      deletedAt: expect.any(String),
      image: null,
      adjustments: [],
      progress: {},
    })
  })

  it('leaves what counts: the job, its end, its times and its cost', () => {
    const [row] = kit.sql('select * from generations where id = ?', generation.id)
    const [before] = run.generations
    expect(generation).toMatchObject({
      runId: run.id,
      provider: 'segmind',
      model: 'photon',
      mode: 'live',
      status: 'succeeded',
      cost: before?.cost,
      times: before?.times,
      jobId: before?.jobId,
    })
    expect(row).toMatchObject({ run_id: run.id, erased_at: expect.any(Number) })
  })

  it('leaves no word of what it was, in no table', () => {
    const tables = kit.sql(
      "select name from sqlite_master where type = 'table' and name not like 'prompt_index%'",
    )
    const text = tables
      .map(({ name }) => JSON.stringify(kit.sql(`select * from "${name}"`)))
      .join('\n')
    expect(text).toContain(run.id)
    expect(text).not.toMatch(/nobody may know|secret title/)
    for (const { image } of run.generations)
      expect(kit.sql('select id from generations where image_id = ?', image?.id ?? '')).toEqual([])
  })

  it.each([
    ['GET', ''],
    ['PATCH', '', { favorite: true }],
    ['DELETE', ''],
    ['POST', '/restore'],
    ['POST', '/cancel'],
    ['POST', '/retry'],
    ['POST', '/look-again'],
    ['POST', '/dismiss'],
  ])('is gone for %s %s', async (method, path, body?: unknown) => {
    expect(await status(method, `/api/generations/${generation.id}${path}`, body)).toBe(410)
  })

  it.each(['favorite', 'unfavorite', 'delete', 'restore'])(
    'is gone for %s of many',
    async (action) => {
      const other = await kit.finish()
      const cursor = await kit.revision()
      expect((await kit.batch([...idsOf(other), generation.id], action)).status).toBe(410)
      expect(await kit.changesSince(cursor)).toEqual([])
    },
  )

  it('may be asked for twice, as after an answer that was lost', async () => {
    const cursor = await kit.revision()
    expect(await kit.change([generation.id], 'erase')).toEqual([generation])
    expect(await kit.changesSince(cursor)).toEqual([])
  })

  it('is sent by nobody again: the id of its run is taken for ever', async () => {
    const { prompt, targets, copies } = run
    const submits = countSubmits()
    for (const again of [prompt, 'other words'])
      expect(
        await status('POST', '/api/runs', { id: run.id, prompt: again, targets, copies }),
      ).toBe(410)
    expect(countSubmits()).toBe(submits)
    expect(await status('GET', `/api/runs/${run.id}`)).toBe(410)
    expect(await status('PATCH', `/api/runs/${run.id}`, { title: 'x' })).toBe(410)
    expect(await status('DELETE', `/api/runs/${run.id}`)).toBe(410)
  })

  it('is in no list and on no page', async () => {
    for (const path of [
      '/api/runs',
      '/api/generations',
      `/api/generations?runId=${run.id}`,
      '/api/generations?q=lighthouse that nobody',
      '/api/generations?deleted=true',
      '/api/runs?deleted=true',
      '/api/runs?deleted=true&q=lighthouse nobody',
    ])
      expect(await (await studio.request(path)).text()).not.toContain(run.id)
    const counts = await studio.read<{ total: number }>(
      studio.request('/api/generations/counts?deleted=true'),
    )
    expect(counts.total).toBe(0)
    const voter = crypto.randomUUID()
    expect(await status('GET', `/api/runs/${run.id}/blind?voter=${voter}`)).toBe(404)
    expect(await status('GET', `/api/runs/${run.id}/contact-sheet`)).toBe(404)
    expect(await status('GET', `/api/contact-sheet?ids=${generation.id}`)).toBe(410)
    expect(await status('POST', '/api/shares', { runId: run.id })).toBe(422)
    expect(await status('POST', '/api/shares', { generationId: generation.id })).toBe(422)
    const among = idsOf(run)
    expect(await status('POST', '/api/votes', { runId: run.id, winner: null, among })).toBe(404)
  })
})

it('ends the links to it, and leaves the votes', async () => {
  const shares = createShareKit(studio)
  const run = await shares.finish('two towers', ['segmind', 'fal'])
  const ids = idsOf(run)
  const ofRun = await shares.share({ runId: run.id })
  const ofOne = await shares.share({ generationId: ids[0] ?? '' })
  await studio.send('POST', '/api/votes', { runId: run.id, winner: ids[0], among: ids })
  const ranking = () => studio.read<Ranking>(studio.request('/api/ranking'))
  const before = await ranking()

  await kit.erase(ids)
  for (const { token } of [ofRun, ofOne]) {
    expect((await shares.visit(`/s/${token}`)).status).toBe(410)
    expect((await shares.visit(`/api/public/shares/${token}`)).status).toBe(410)
    const imageId = run.generations[0]?.image?.id ?? ''
    const path = `/api/public/shares/${token}/images/${imageId}`
    expect((await shares.visit(path)).status).toBe(410)
  }
  expect(await ranking()).toEqual(before)
  expect(await (await studio.request('/api/shares')).text()).not.toContain('two towers')
}, 60_000)

it('keeps the run as long as something of it is left', async () => {
  const run = await kit.finish({ prompt: 'one of two', copies: 2 })
  const [first = '', second = ''] = idsOf(run)
  await studio.send('PATCH', `/api/runs/${run.id}`, { pickedGenerationId: first })
  await kit.erase([first])
  const left = await studio.read<Run>(studio.request(`/api/runs/${run.id}`))
  expect(left).toMatchObject({ prompt: 'one of two', pickedGenerationId: null })
  expect(idsOf(left)).toEqual([second])
  // Also where what is left is in the trash.
  await kit.change([second], 'delete')
  expect(await status('GET', `/api/runs/${run.id}`)).toBe(200)
}, 30_000)

it('does not make a second repetition where the first was deleted for ever', async () => {
  const { control } = studio.emulators
  control.addFault({
    provider: 'segmind',
    step: 'submit',
    action: { kind: 'respond', status: 401 },
  })
  const run = await kit.finish({ prompt: 'repeated' })
  const [failed = ''] = idsOf(run)
  const retry = await studio.read<Generation>(
    studio.send('POST', `/api/generations/${failed}/retry`),
  )
  await studio.settled(retry.id)
  await kit.erase([retry.id])
  expect(await status('POST', `/api/generations/${failed}/retry`)).toBe(410)
  expect(kit.sql('select id from generations where run_id = ?', run.id)).toHaveLength(2)
}, 30_000)

describe('the trash', { timeout: 30_000 }, () => {
  let runs: [Run, Run, Run]
  beforeEach(async () => {
    const { control } = studio.emulators
    control.addFault({
      provider: 'fal',
      step: 'submit',
      action: { kind: 'job', bend: { neverEnds: true } },
    })
    const slow = await studio.run({ targets: [{ provider: 'fal', model: 'photon' }] })
    runs = [await kit.finish(), await kit.finish(), slow]
  }, 30_000)
  const all = () => runs.map((run) => idsOf(run)[0] ?? '') as [string, string, string]

  it('is emptied of all that has ended, and of nothing else', async () => {
    await studio.send('POST', '/api/generations/empty-trash')
    const [inTrash, kept, slow] = all()
    await kit.change([inTrash, slow], 'delete')
    const answer = await studio.read(studio.send('POST', '/api/generations/empty-trash'))
    expect(answer).toEqual({ erased: 1 })
    expect(await isErased(inTrash)).toBe(true)
    expect(await isErased(kept)).toBe(false)
    expect(await isErased(slow)).toBe(false)
    expect(await studio.read(studio.send('POST', '/api/generations/empty-trash'))).toEqual({
      erased: 0,
    })
    await studio.send('POST', `/api/generations/${slow}/cancel`)
  })

  it('forgets after thirty days, by itself, whoever does it at the same time', async () => {
    const [old, young, slow] = all()
    await kit.change([old, young, slow], 'delete')
    const now = studio.clock.now()
    kit.sql('update generations set deleted_at = ? where id in (?, ?)', now - 30 * day, old, slow)
    kit.sql('update generations set deleted_at = ? where id = ?', now - 29.9 * day, young)
    const cursor = await kit.revision()
    await Promise.all([studio.keepHouse(), studio.keepHouse()])
    expect(await isErased(old)).toBe(true)
    expect(await isErased(young)).toBe(false)
    expect(await isErased(slow)).toBe(false)
    const told = (await kit.changesSince(cursor)).filter(({ erased }) => erased)
    expect(told.map(({ id }) => id)).toEqual([old])
    await studio.send('POST', `/api/generations/${slow}/cancel`)
  })

  it('keeps a canceled one whose job is still being watched', async () => {
    const [, , slow] = all()
    await studio.until(slow, ({ status }) => status === 'running')
    kit.sql(
      'update generations set status = ?, next_attempt_at = 1e15, deleted_at = 1 where id = ?',
      'canceled',
      slow,
    )
    expect((await kit.batch([slow], 'erase')).status).toBe(409)
    await studio.keepHouse()
    expect(await isErased(slow)).toBe(false)
  })
})
