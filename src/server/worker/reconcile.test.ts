import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Generation, GenerationDetail } from '#shared/generation.ts'
import type { ProviderId } from '#shared/catalog.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

vi.setConfig({ testTimeout: 30_000 })

let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio({ factor: 100, areClocksOne: true })
  studio.emulators.control.set({ pictures: 'plain' })
})
afterAll(() => studio.close())

type Faulty = Parameters<TestStudio['emulators']['control']['addFault']>[0]
const addFault = (fault: Faulty) => studio.emulators.control.addFault(fault)

/** The job is made, and its answer never arrives. */
const loseAnswer = (provider: ProviderId, prompt: string, times = 1) =>
  addFault({
    provider,
    step: 'submit',
    prompt,
    times,
    action: { kind: 'respond', status: 502, html: '<h1>', afterJob: true },
  })

/** Not even the job is made, but nobody can know. */
const loseRequest = (provider: ProviderId, prompt: string, times = 1) =>
  addFault({
    provider,
    step: 'submit',
    prompt,
    times,
    action: { kind: 'respond', status: 502, html: '<h1>' },
  })

async function generate(provider: ProviderId, prompt: string, copies = 1): Promise<string[]> {
  const run = await studio.run({ prompt, targets: [{ provider, model: 'photon' }], copies })
  return run.generations.map(({ id }) => id)
}

/** Straight to the emulator: a job that some other program made with the same key. */
async function makeForeignJob(prompt: string, model = 'photon-1'): Promise<string> {
  const response = await fetch(`${studio.emulators.lumaBaseUrl}/generations/image`, {
    method: 'POST',
    headers: { authorization: 'Bearer luma-x', 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, model, aspect_ratio: '16:9' }),
  })
  return ((await response.json()) as { id: string }).id
}

const jobsOf = (prompt: string) =>
  studio.emulators.control.jobs().filter((job) => job.prompt === prompt)

const succeeded = (id: string) => studio.until(id, ({ status }) => status === 'succeeded')
const searchEnded = (id: string) =>
  studio.until(id, ({ status, progress }) => status === 'uncertain' && progress.log === undefined)
const searching = (id: string) =>
  studio.until(id, ({ status, progress }) => status === 'uncertain' && progress.log !== undefined)
const post = (id: string, action: string) => studio.send('POST', `/api/generations/${id}/${action}`)

describe.each(['luma', 'wavespeed'] as const)('a lost job at %s', (provider) => {
  const name = provider === 'luma' ? 'Luma' : 'WaveSpeed'

  it('is found in the list, and its image kept', async () => {
    const prompt = `found again at ${provider}`
    loseAnswer(provider, prompt)
    const [id = ''] = await generate(provider, prompt)
    expect(await searching(id)).toMatchObject({
      jobId: null,
      failure: { code: 'uncertain', canRetry: true },
      progress: { log: `Looking for it in ${name}’s list` },
    })
    const generation = await succeeded(id)
    expect(generation).toMatchObject({ failure: null, image: { type: expect.any(String) } })
    expect(jobsOf(prompt)).toMatchObject([{ id: generation.jobId, charged: true }])

    const { history } = await studio.read<GenerationDetail>(
      studio.request(`/api/generations/${id}`),
    )
    expect(history).toContainEqual(
      expect.objectContaining({ status: 'running', log: `Found in ${name}’s list` }),
    )
  })

  it('that was never made leaves a sentence and what it may have cost', async () => {
    const prompt = `never made at ${provider}`
    loseRequest(provider, prompt)
    const [id = ''] = await generate(provider, prompt)
    const { failure, jobId } = await searchEnded(id)
    expect(jobId).toBeNull()
    expect(failure?.message).toContain(`${name}’s list shows no such job. It may have cost $0.015.`)
    expect(failure?.canRetry).toBe(true)
  })

  it('is looked for again while the list does not answer', async () => {
    const prompt = `list down at ${provider}`
    const fault = addFault({
      provider,
      step: 'list',
      times: 'forever',
      action: { kind: 'respond', status: 503, text: 'down' },
    })
    loseAnswer(provider, prompt)
    const [id = ''] = await generate(provider, prompt)
    await searching(id)
    await studio.clock.sleep(60_000)
    expect((await studio.generation(id)).progress.log).toContain('Looking for it')
    studio.emulators.control.removeFault(fault)
    await succeeded(id)
  })
})

it('is not looked for any longer where the list is refused', async () => {
  const prompt = 'list refused'
  const json = { detail: 'Not allowed' }
  addFault({ provider: 'luma', step: 'list', action: { kind: 'respond', status: 403, json } })
  loseAnswer('luma', prompt)
  const [id = ''] = await generate('luma', prompt)
  expect((await searchEnded(id)).failure?.message).toContain(
    'Luma’s list could not be read: Not allowed. It may have cost $0.015.',
  )
})

describe('only what can be nobody else’s is adopted', () => {
  it('not one of two that fit', async () => {
    await makeForeignJob('two that fit')
    loseAnswer('luma', 'two that fit')
    const [id = ''] = await generate('luma', 'two that fit')
    expect((await searchEnded(id)).failure?.message).toContain('Luma’s list shows 2 that fit.')
  })

  it('not a job that is another generation’s', async () => {
    const [owner = ''] = await generate('luma', 'one is ours')
    await succeeded(owner)
    loseRequest('luma', 'one is ours')
    const [id = ''] = await generate('luma', 'one is ours')
    expect((await searchEnded(id)).failure?.message).toContain('Luma’s list shows no such job.')
  })

  it('but its own, beside one that is another generation’s', async () => {
    const prompt = 'beside one of ours'
    const [owner = ''] = await generate('luma', prompt)
    await succeeded(owner)
    loseAnswer('luma', prompt)
    const [id = ''] = await generate('luma', prompt)
    await succeeded(id)
    expect(jobsOf(prompt)).toHaveLength(2)
  })

  it('not one of another model, prompt or time', async () => {
    await makeForeignJob('a near miss', 'photon-flash-1')
    await makeForeignJob('A near miss')
    await makeForeignJob('a near miss')
    await studio.clock.sleep(150_000)
    loseRequest('luma', 'a near miss')
    const [id = ''] = await generate('luma', 'a near miss')
    await searching(id)
    await makeForeignJob('a near miss and more')
    expect((await searchEnded(id)).failure?.message).toContain('Luma’s list shows no such job.')
  })

  it('never by two: of twins with one job, one gets it', async () => {
    loseAnswer('luma', 'twins')
    loseRequest('luma', 'twins')
    const ids = await generate('luma', 'twins', 2)
    const ends = await Promise.all(
      ids.map((id) =>
        studio.until(
          id,
          ({ status, progress }) =>
            status === 'succeeded' || (status === 'uncertain' && progress.log === undefined),
        ),
      ),
    )
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['succeeded', 'uncertain'])
    expect(jobsOf('twins')).toHaveLength(1)
  })

  it('not by twins with two jobs: which is whose is not known', async () => {
    loseAnswer('luma', 'twins with two', 2)
    const ids = await generate('luma', 'twins with two', 2)
    for (const { failure, jobId } of await Promise.all(ids.map(searchEnded))) {
      expect(jobId).toBeNull()
      expect(failure?.message).toContain('Luma’s list shows 2 that fit.')
    }
  })

  it('not while another’s answer is on its way: it may be that one’s job', async () => {
    const prompt = 'still on its way'
    addFault({ provider: 'luma', step: 'submit', prompt, action: { kind: 'delay', ms: 1_500 } })
    const [sending = ''] = await generate('luma', prompt)
    await studio.until(sending, ({ status }) => status === 'submitting')
    await makeForeignJob(prompt)
    loseRequest('luma', prompt)
    const [lost = ''] = await generate('luma', prompt)
    expect((await searchEnded(lost)).failure?.message).toContain('it may be another’s.')
    await succeeded(sending)
  })
})

describe('a person’s word goes first', () => {
  it.each(['retry', 'dismiss'])('%s while it is looked for', async (action) => {
    const prompt = `decided: ${action}`
    loseAnswer('luma', prompt)
    const [id = ''] = await generate('luma', prompt)
    await searching(id)
    await studio.read(post(id, action))
    await studio.clock.sleep(90_000)
    expect(await studio.generation(id)).toMatchObject({
      status: 'failed',
      jobId: null,
      failure: { code: 'dismissed' },
    })
  })

  it('look again finds what the list showed late', async () => {
    const prompt = 'shown late'
    const fault = addFault({
      provider: 'luma',
      step: 'list',
      times: 'forever',
      action: { kind: 'respond', status: 200, json: { generations: [] } },
    })
    loseAnswer('luma', prompt)
    const [id = ''] = await generate('luma', prompt)
    await searchEnded(id)
    studio.emulators.control.removeFault(fault)
    const again = await studio.read<Generation>(post(id, 'look-again'))
    expect(again).toMatchObject({
      status: 'uncertain',
      progress: { log: 'Looking for it in Luma’s list' },
    })
    await succeeded(id)
  })

  it.each([
    ['fal', 'fal cannot list its jobs.'],
    ['segmind', 'Segmind gives no id to look for.'],
  ] as const)('look again says why not at %s', async (provider, why) => {
    const prompt = `nowhere to look at ${provider}`
    loseRequest(provider, prompt)
    const [id = ''] = await generate(provider, prompt)
    const { failure } = await studio.settled(id)
    expect(failure?.message).toContain(`${why} It may have cost $0.0`)
    const answer = await post(id, 'look-again')
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain(why)
  })
})

it('goes on looking after a restart', async () => {
  const prompt = 'restart while looking'
  const fault = addFault({
    provider: 'luma',
    step: 'list',
    times: 'forever',
    action: { kind: 'respond', status: 503, text: 'down' },
  })
  loseAnswer('luma', prompt)
  const [id = ''] = await generate('luma', prompt)
  await searching(id)
  await studio.reopen()
  studio.emulators.control.removeFault(fault)
  await succeeded(id)
  expect(jobsOf(prompt)).toHaveLength(1)
})
