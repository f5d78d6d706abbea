import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { targets } from '#shared/catalog.ts'
import type { Generation, GenerationDetail } from '#shared/generation.ts'
import type { Run, RunTarget } from '#shared/run.ts'
import { openStudio, testKeys } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio()
})
afterAll(() => studio.close())

const luma: RunTarget = { provider: 'luma', model: 'photon-flash' }
const fal: RunTarget = { provider: 'fal', model: 'photon-flash' }

async function generate(target: RunTarget, prompt: string): Promise<Generation> {
  const { generations } = await studio.run({ prompt, targets: [target] })
  if (!generations[0]) throw new Error('no generation')
  return generations[0]
}

const charged = (prompt: string) =>
  studio.emulators.control.jobs().filter((job) => job.prompt === prompt && job.charged).length

const post = (generation: Generation, action: string) =>
  studio.send('POST', `/api/generations/${generation.id}/${action}`)

describe('one prompt for every target', () => {
  let settled: Generation[]
  beforeAll(async () => {
    const run = await studio.run({
      prompt: 'a harbour at night',
      targets: targets.map(({ provider, model }) => ({ provider, model })),
      aspectRatio: '16:9',
    })
    settled = await Promise.all(run.generations.map(({ id }) => studio.settled(id)))
  })

  it('brings an image from each', () => {
    expect(settled.map(({ status, failure }) => [status, failure])).toEqual(
      settled.map(() => ['succeeded', null]),
    )
  })

  it('has stored each image whole', async () => {
    for (const { image } of settled) {
      const response = await studio.request(image?.url ?? '/')
      expect(response.headers.get('content-type')).toBe(image?.type)
      expect((await response.arrayBuffer()).byteLength).toBe(image?.bytes)
    }
  })

  it('charged each once', () => {
    expect(charged('a harbour at night')).toBe(targets.length)
  })

  it('says what each cost, where that is certain', () => {
    const costs = settled.map(({ provider, model, cost }) => [provider, model, cost.actualUsd])
    expect(costs).toEqual([
      ['luma', 'photon', 0.015],
      ['luma', 'photon-flash', null],
      ['fal', 'photon', null],
      ['fal', 'photon-flash', null],
      ['segmind', 'photon', 0.019],
      ['wavespeed', 'photon', 0.015],
      ['wavespeed', 'photon-flash', 0.005],
    ])
  })

  it('shows each request as sent, without a key', async () => {
    for (const { id, jobId } of settled) {
      const text = await (await studio.request(`/api/generations/${id}`)).text()
      const detail: GenerationDetail = JSON.parse(text)
      expect(detail.request?.body).toMatchObject({ prompt: 'a harbour at night' })
      expect(detail.jobId).toBe(jobId)
      for (const key of Object.values(testKeys).flatMap((key) => key.split(':')))
        expect(text).not.toContain(key)
    }
  })
})

describe('a run is made once', () => {
  const body = { id: crypto.randomUUID(), prompt: 'asked twice', targets: [luma] }

  it('the same id and body again gives the same run and sends nothing', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => studio.send('POST', '/api/runs', body)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201])
    const runs = await Promise.all(answers.map((answer) => studio.read<Run>(answer)))
    const ids = new Set(runs.flatMap(({ generations }) => generations.map(({ id }) => id)))
    expect(ids.size).toBe(1)

    for (const id of ids) await studio.settled(id)
    expect(charged('asked twice')).toBe(1)
  })

  it('the same id with another body is refused', async () => {
    const answer = await studio.send('POST', '/api/runs', { ...body, prompt: 'something else' })
    expect(answer.status).toBe(409)
  })
})

describe('when the provider says no', () => {
  it('waits its turn when told to, and sends it once', async () => {
    studio.emulators.control.addFault({
      provider: 'luma',
      step: 'submit',
      prompt: 'busy first',
      times: 2,
      action: { kind: 'respond', status: 429, headers: { 'retry-after': '1' } },
    })
    const { id } = await generate(luma, 'busy first')
    const waiting = await studio.until(id, ({ progress }) => progress.log !== undefined)
    expect(waiting).toMatchObject({
      status: 'queued',
      progress: { log: expect.stringMatching(/^Luma takes/) },
    })
    expect((await studio.settled(id)).status).toBe('succeeded')
    expect(charged('busy first')).toBe(1)
  })

  it('keeps its words and charges nothing', async () => {
    studio.emulators.control.addFault({
      provider: 'luma',
      step: 'submit',
      prompt: 'too short they say',
      times: 1,
      action: { kind: 'respond', status: 400, json: { detail: 'Prompt is too short' } },
    })
    const failed = await studio.settled((await generate(luma, 'too short they say')).id)
    expect(failed).toMatchObject({
      status: 'failed',
      failure: { code: 'invalid_input', canRetry: false, providerMessage: 'Prompt is too short' },
      cost: { actualUsd: 0 },
    })
    expect((await post(failed, 'retry')).status).toBe(409)
  })
})

describe('when nobody knows whether it was taken', () => {
  const lost = async (prompt: string) => {
    studio.emulators.control.addFault({
      provider: 'fal',
      step: 'submit',
      prompt,
      times: 1,
      action: { kind: 'reset', afterJob: true },
    })
    return studio.settled((await generate(fal, prompt)).id)
  }

  it('is uncertain, and never sent again by itself', async () => {
    const generation = await lost('answer lost')
    expect(generation).toMatchObject({ status: 'uncertain', failure: { code: 'uncertain' } })
    await studio.reopen()
    expect((await studio.generation(generation.id)).status).toBe('uncertain')
    expect(charged('answer lost')).toBe(1)
  })

  it('is sent again at the word of a person, once however often it is said', async () => {
    const generation = await lost('answer lost, sent again')
    const answers = await Promise.all([1, 2].map(() => post(generation, 'retry')))
    const [first, second] = await Promise.all(
      answers.map((answer) => studio.read<Generation>(answer)),
    )
    expect(first?.id).toBe(second?.id)
    expect(first?.retryOf).toBe(generation.id)

    expect((await studio.settled(first?.id ?? '')).status).toBe('succeeded')
    expect((await studio.generation(generation.id)).failure?.code).toBe('dismissed')
    expect(charged('answer lost, sent again')).toBe(2)
  })

  it('can be set aside', async () => {
    const generation = await lost('answer lost, dismissed')
    await studio.read(post(generation, 'dismiss'))
    expect(await studio.generation(generation.id)).toMatchObject({
      status: 'failed',
      failure: { code: 'dismissed' },
    })
  })
})

describe('cancel', () => {
  it('really cancels at fal', async () => {
    const { id } = await generate(fal, 'canceled at fal')
    const running = await studio.until(id, ({ status }) => status === 'running')
    await studio.read(post(running, 'cancel'))
    expect((await studio.settled(id)).status).toBe('canceled')
  })

  it('keeps the image that arrives all the same', async () => {
    const { id } = await generate(luma, 'canceled at Luma')
    const running = await studio.until(id, ({ status }) => status === 'running')
    expect(await studio.read(post(running, 'cancel'))).toMatchObject({ status: 'canceled' })
    const kept = await studio.until(id, ({ status }) => status === 'succeeded')
    expect(kept.image).not.toBeNull()
    expect(charged('canceled at Luma')).toBe(1)
  })
})

it('goes on after a restart where it was', async () => {
  const { id } = await generate(luma, 'restart in the middle')
  await studio.until(id, ({ status }) => status === 'running')
  await studio.reopen()
  expect((await studio.settled(id)).status).toBe('succeeded')
  expect(charged('restart in the middle')).toBe(1)
})

it('tells the steps of its life', async () => {
  const { id } = await generate(fal, 'with a history')
  await studio.settled(id)
  const { history } = await studio.read<GenerationDetail>(studio.request(`/api/generations/${id}`))
  const steps = history.map(({ status }) => status)
  expect(steps.filter((status, index) => status !== steps[index - 1])).toEqual([
    'submitting',
    'running',
    'saving',
    'succeeded',
  ])
  expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted())
})
