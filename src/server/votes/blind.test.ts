import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BlindResult, BlindRun } from '#shared/blind.ts'
import type { Run } from '#shared/run.ts'
import type { Ranking } from '#shared/vote.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

let studio: TestStudio
let run: Run

beforeAll(async () => {
  studio = await openStudio({ factor: 100 })
  run = await studio.run({
    targets: [
      { provider: 'luma', model: 'photon' },
      { provider: 'fal', model: 'photon' },
      { provider: 'segmind', model: 'photon' },
      { provider: 'wavespeed', model: 'photon' },
    ],
  })
  for (const { id } of run.generations) await studio.settled(id)
}, 60_000)
afterAll(() => studio.close())

const show = (voter: string) =>
  studio.read<BlindRun>(studio.request(`/api/runs/${run.id}/blind?voter=${voter}`))
const vote = (body: Record<string, unknown>) =>
  studio.send('POST', `/api/runs/${run.id}/blind`, body)

it('says nothing of who made what, nor which generation it is', async () => {
  const text = JSON.stringify(await show(crypto.randomUUID()))
  expect(text).toMatch(/"letter":"D"/)
  expect(text).not.toMatch(/luma|fal\b|segmind|wavespeed|flash|"id"|provider|cost|times/i)
  for (const { id } of run.generations) expect(text).not.toContain(id)
})

it('shuffles for each person, and keeps their order', async () => {
  const orders = new Set<string>()
  for (let person = 0; person < 12; person++) {
    const voter = crypto.randomUUID()
    const first = await show(voter)
    expect(await show(voter)).toEqual(first)
    orders.add(first.images.map(({ imageId }) => imageId).join())
  }
  expect(orders.size).toBeGreaterThan(4)
})

it('serves pixels without what a provider wrote into the file', async () => {
  const [image] = (await show(crypto.randomUUID())).images
  const answer = await studio.request(`/api/runs/${run.id}/blind/${image?.imageId}`)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  expect(answer.headers.get('content-disposition')).toBeNull()
  const missing = await studio.request(`/api/runs/${run.id}/blind/${'0'.repeat(64)}`)
  expect(missing.status).toBe(404)
})

it('takes the choice as a vote, and then says whose they are', async () => {
  const voter = crypto.randomUUID()
  const among = (await show(voter)).images.map(({ imageId }) => imageId)
  const answer = await vote({ voter, winner: among[1], among })
  expect(answer.status).toBe(201)
  const { winner, revealed } = (await answer.json()) as BlindResult
  expect(revealed.map(({ imageId }) => imageId).toSorted()).toEqual(among.toSorted())
  const chosen = revealed.find(({ generationId }) => generationId === winner)
  expect(chosen?.imageId).toBe(among[1])
  const { targets } = await studio.read<Ranking>(studio.request('/api/ranking'))
  const best = targets.find(({ wins }) => wins === 1)
  expect(best).toMatchObject({ provider: chosen?.provider, votes: 1 })
})

it('takes one choice of each person: the first stands, at the next visit as well', async () => {
  const [voter, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const before = await show(voter)
  expect(before.result).toBeNull()
  const among = before.images.map(({ imageId }) => imageId)
  const first = await vote({ voter, winner: among[2], among })
  const result = (await first.json()) as BlindResult
  const votes = async () => (await studio.read<Ranking>(studio.request('/api/ranking'))).votes
  const counted = await votes()

  const second = await vote({ voter, winner: among[0], among })
  expect(second.status).toBe(200)
  expect(await second.json()).toEqual(result)
  expect(await votes()).toBe(counted)
  expect(await show(voter)).toEqual({ ...before, result })
  expect((await show(other)).result).toBeNull()

  // What it was for stays known when the image has left.
  const gone = result.winner ?? ''
  await studio.send('DELETE', `/api/generations/${gone}`)
  const after = (await show(voter)).result
  expect(after?.winner).toBe(gone)
  expect(after?.revealed.find(({ generationId }) => generationId === gone)).toMatchObject({
    imageId: null,
    provider: run.generations.find(({ id }) => id === gone)?.provider,
  })
  await studio.send('POST', `/api/generations/${gone}/restore`)
})

it('refuses a choice that is none', async () => {
  const voter = crypto.randomUUID()
  const among = (await show(voter)).images.map(({ imageId }) => imageId)
  const bodies = [
    { voter, winner: among[3], among: among.slice(0, 2) },
    { voter, winner: null, among: among.slice(0, 1) },
    { voter, winner: null, among: [among[0], among[0]] },
    { voter, winner: null, among: [among[0], '0'.repeat(64)] },
  ]
  for (const body of bodies) expect((await vote(body)).status).toBe(400)
  const single = await studio.run({ targets: [{ provider: 'fal', model: 'photon' }] })
  await studio.settled(single.generations[0]?.id ?? '')
  const answer = await studio.request(`/api/runs/${single.id}/blind?voter=${voter}`)
  expect(answer.status).toBe(400)
})
