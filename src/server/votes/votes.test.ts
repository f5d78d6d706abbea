import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '#shared/run.ts'
import type { Ranking } from '#shared/vote.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

let studio: TestStudio
let run: Run
let ids: string[]

beforeAll(async () => {
  studio = await openStudio({ factor: 100 })
  studio.emulators.control.set({ pictures: 'plain' })
  run = await studio.run({
    aspectRatio: '16:9',
    targets: [
      { provider: 'luma', model: 'photon' },
      { provider: 'fal', model: 'photon' },
      { provider: 'wavespeed', model: 'photon' },
    ],
  })
  ids = run.generations.map(({ id }) => id)
  for (const id of ids) await studio.settled(id)
}, 60_000)
afterAll(() => studio.close())

const vote = (change: Record<string, unknown> = {}) =>
  studio.send('POST', '/api/votes', { runId: run.id, winner: ids[0], among: ids, ...change })
const ranking = (query = '') => studio.read<Ranking>(studio.request(`/api/ranking${query}`))
const find = async (provider: string, query?: string) =>
  (await ranking(query)).targets.find(
    (target) => target.provider === provider && target.model === 'photon',
  )

describe('a vote', () => {
  it('is taken, and each from nobody in particular counts', async () => {
    const first = await vote()
    expect(first.status).toBe(201)
    expect(await first.json()).toMatchObject({ runId: run.id, winner: ids[0], among: ids })
    expect(await find('luma')).toMatchObject({ votes: 1, wins: 1, rank: null, votesNeeded: 9 })

    expect((await vote({ winner: null })).status).toBe(201)
    expect(await find('luma')).toMatchObject({ votes: 2, wins: 1, ties: 1 })
  })

  it('stands: the same person’s next one changes nothing, and is answered with the first', async () => {
    const before = await find('fal')
    const voter = crypto.randomUUID()
    const first = await vote({ winner: ids[1], voter })
    const stands = await first.json()
    const second = await vote({ winner: ids[0], voter })
    expect([first.status, second.status]).toEqual([201, 200])
    expect(await second.json()).toEqual(stands)
    expect(stands).toMatchObject({ winner: ids[1], among: ids })
    const both = [vote({ winner: ids[2], voter }), vote({ winner: null, voter })]
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200])
    expect(await find('fal')).toMatchObject({
      votes: (before?.votes ?? 0) + 1,
      wins: (before?.wins ?? 0) + 1,
    })
  })

  it('is refused for what cannot be chosen', async () => {
    const before = await ranking()
    const elsewhere = await studio.run({ targets: [{ provider: 'fal', model: 'photon' }] })
    const other = elsewhere.generations[0]?.id ?? ''
    const cases: [Record<string, unknown>, string][] = [
      [{ among: [ids[0]] }, 'among'],
      [{ among: [ids[0], ids[0]] }, 'among'],
      [{ among: [ids[0], other] }, 'among.1'],
      [{ winner: ids[2], among: ids.slice(0, 2) }, 'winner'],
      [{ winner: 'x' }, 'winner'],
      [{ voter: 'me' }, 'voter'],
    ]
    for (const [change, field] of cases) {
      const answer = await vote(change)
      expect([answer.status, (await answer.json()).error.field]).toEqual([
        expect.toSatisfy((status) => status === 400 || status === 422),
        field,
      ])
    }
    expect((await vote({ runId: crypto.randomUUID() })).status).toBe(404)
    expect((await ranking()).votes).toBe(before.votes)
  })

  it('needs images that are there: all finished, and none in the trash', async () => {
    const second = await studio.run({
      targets: [
        { provider: 'luma', model: 'photon' },
        { provider: 'fal', model: 'photon' },
      ],
    })
    const all = second.generations.map(({ id }) => id)
    const early = await vote({ runId: second.id, winner: all[0], among: all })
    expect((await early.json()).error.field).toBe('among.0')
    for (const id of all) await studio.settled(id)
    await studio.send('DELETE', `/api/generations/${all[1]}`)
    const answer = await vote({ runId: second.id, winner: all[0], among: all })
    expect((await answer.json()).error.field).toBe('among.1')
  }, 30_000)
})

const greenPicture = () =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: '#264' } })
    .png()
    .toBuffer()

describe('the ranking', () => {
  it('has time, failures and price beside the votes, by mode and ratio', async () => {
    const luma = await find('luma')
    expect(luma?.images).toBeGreaterThan(0)
    expect(luma?.medianMs).toBeGreaterThan(0)
    expect(luma?.failureRate).toBe(0)
    expect(luma?.meanUsd).toBeCloseTo(0.015)

    expect((await find('luma', '?mode=sandbox'))?.images).toBe(0)
    expect((await ranking('?mode=sandbox')).votes).toBe(0)
    expect((await ranking('?mode=live&ratio=16:9')).votes).toBeGreaterThan(0)
    expect((await ranking('?ratio=1:1')).votes).toBe(0)
    expect((await studio.request('/api/ranking?ratio=7:5')).status).toBe(400)
    expect((await studio.request('/api/ranking?kind=dance')).status).toBe(400)
  })

  it('is by kind as well: what was asked for, and what each target got of it', async () => {
    const { id: imageId } = await studio.keepImage(await greenPicture())
    const references = {
      image: [],
      style: [],
      character: [],
      modify: { imageId, weight: 0.5 },
    }
    const changed = await studio.run({
      targets: [
        { provider: 'fal', model: 'photon' },
        { provider: 'fal', model: 'photon-flash' },
      ],
      aspectRatio: '1:1',
      references,
    })
    const all = changed.generations.map(({ id }) => id)
    for (const id of all) await studio.settled(id)
    const text = await ranking('?kind=text')
    await vote({ runId: changed.id, winner: all[0], among: all })

    expect((await ranking('?kind=modify')).votes).toBe(1)
    expect((await find('fal', '?kind=modify'))?.images).toBe(1)
    expect(await ranking('?kind=text')).toEqual(text)
    expect((await ranking('?kind=references')).votes).toBe(0)
    expect((await find('fal', '?kind=reframe'))?.images).toBe(0)
  }, 30_000)

  it('keeps the votes when an image goes to the trash', async () => {
    const before = await ranking()
    await studio.send('DELETE', `/api/generations/${ids[2]}`)
    expect(await ranking()).toEqual(before)
  })
})
