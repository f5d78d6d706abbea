import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FindCounts } from '#shared/find.ts'
import type { Generation, GenerationDetail } from '#shared/generation.ts'
import type { FindPage } from '#shared/list-query.ts'
import type { Run } from '#shared/run.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

// Images are made meanwhile, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio()
})
afterAll(() => studio.close())

const targets = [{ provider: 'luma' as const, model: 'photon' as const }]
const runs = (query: string) => studio.read<FindPage<Run>>(studio.request(`/api/runs?${query}`))
const images = (query: string) =>
  studio.read<FindPage<Generation>>(studio.request(`/api/generations?${query}`))
const counts = (query = '') =>
  studio.read<FindCounts>(studio.request(`/api/generations/counts?${query}`))

describe('what is wrong is refused with its name', () => {
  const someId = crypto.randomUUID()
  const cursor = Buffer.from(JSON.stringify([1, someId])).toString('base64url')
  const wrong = [
    ['provider=', 'provider.0'],
    ['provider=luma,', 'provider.1'],
    ['provider=luma&provider=fal', 'provider'],
    ['model=gpt', 'model.0'],
    ['kind=video', 'kind.0'],
    ['ratio=7:5', 'ratio.0'],
    ['status=done', 'status.0'],
    ['favorite=yes', 'favorite'],
    ['picked=1', 'picked'],
    ['deleted=', 'deleted'],
    ['from=yesterday', 'from'],
    ['to=2026-11-21', 'to'],
    ['runId=7', 'runId'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['limit=0', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=1e2', 'limit'],
    ['cursor=x', 'cursor'],
    ['newer=x', 'cursor'],
    [`newer=${Buffer.from('["1",2]').toString('base64url')}`, 'cursor'],
    ['at=now', 'at'],
    ['ids=', 'ids.0'],
    [`ids=${Array.from({ length: 61 }, () => someId).join()}`, 'ids'],
    [`cursor=${cursor}&newer=${cursor}`, 'newer'],
    [`at=2026-11-21T00:00:00Z&ids=${someId}`, 'ids'],
    ['sort=oldest', 'sort'],
  ]
  it.each(wrong)('%s', async (query, field) => {
    for (const path of ['/api/runs', '/api/generations']) {
      const answer = await studio.request(`${path}?${query}`)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ error: { code: 'invalid_request', field } })
    }
  })

  it.each(['limit=5', `cursor=${cursor}`, 'status=done'])('counts: %s', async (query) => {
    expect((await studio.request(`/api/generations/counts?${query}`)).status).toBe(400)
  })
})

it('finds, counts and opens a run from the address', async () => {
  const run = await studio.run({ prompt: 'a violet gate', targets, copies: 2 })
  const [first, second] = run.generations.map(({ id }) => id)
  await studio.send('PATCH', `/api/runs/${run.id}`, { pickedGenerationId: first })
  await studio.send('PATCH', `/api/generations/${second}`, { favorite: true })

  const ids = async (query: string) => (await images(query)).items.map(({ id }) => id)
  expect(await ids('q=violet%20GATE')).toEqual([second, first])
  expect(await ids('q=violet&picked=true')).toEqual([first])
  expect(await ids('q=violet&favorite=true&provider=fal,luma')).toEqual([second])
  expect(await counts('q=violet&favorite=true')).toMatchObject({
    total: 1,
    provider: { luma: 1 },
    favorite: 1,
    picked: 0,
    months: [{ month: run.createdAt.slice(0, 7), count: 1 }],
  })

  const [found] = (await runs('q=violet&picked=true')).items
  expect(found?.generations.map(({ id }) => id)).toEqual([first])
  expect((await runs(`ids=${run.id}&picked=true`)).items).toHaveLength(1)

  await studio.send('DELETE', `/api/generations/${first}`)
  expect(await ids('q=violet')).toEqual([second])
  expect(await ids('q=violet&deleted=true')).toEqual([first])
  expect((await runs('q=violet&picked=true')).items).toEqual([])
})

it('knows the kind of what is new, for each target', async () => {
  const png = sharp({ create: { width: 64, height: 64, channels: 3, background: '#678' } })
  const { id: imageId } = await studio.keepImage(await png.png().toBuffer())
  const references = { image: [], style: [], character: [], modify: { imageId, weight: 1 } }
  const words = await studio.run({ prompt: 'kinds', targets })
  const modified = await studio.run({
    prompt: 'kinds',
    targets: [{ provider: 'fal', model: 'photon' }],
    references,
    aspectRatio: '1:1',
  })
  expect((await runs('q=kinds&kind=text')).items.map(({ id }) => id)).toEqual([words.id])
  expect((await runs('q=kinds&kind=modify')).items.map(({ id }) => id)).toEqual([modified.id])
})

describe('lineage', () => {
  const lineage = async (id: string | undefined) =>
    (await studio.read<GenerationDetail>(studio.request(`/api/generations/${id}`))).lineage

  it('leads to what was repeated and to its repetition, of the same kind', async () => {
    const run = await studio.run({ prompt: 'repeated', targets })
    const id = String(run.generations[0]?.id)
    await studio.send('POST', `/api/generations/${id}/cancel`)
    await studio.settled(id)
    const retry = await studio.read<Generation>(studio.send('POST', `/api/generations/${id}/retry`))

    expect(await lineage(id)).toMatchObject({ repeats: null, repeatedBy: retry.id })
    expect(await lineage(retry.id)).toMatchObject({ repeats: id, repeatedBy: null })
    expect((await images('q=repeated&kind=text')).items).toHaveLength(2)

    await studio.send('DELETE', `/api/generations/${id}`)
    expect(await lineage(retry.id)).toMatchObject({ repeats: null })
    await studio.send('DELETE', `/api/generations/${retry.id}`)
    expect(await lineage(id)).toMatchObject({ repeatedBy: null })
  })

  it('leads to what a remix came from, and to the remixes, the newest first', async () => {
    const source = await studio.run({ prompt: '🦊'.repeat(200), targets })
    const sourceId = String(source.generations[0]?.id)
    const older = await studio.run({ prompt: 'one', targets, copies: 2, remixOf: sourceId })
    const newer = await studio.run({ prompt: 'two', targets, remixOf: sourceId })
    const made = [...older.generations, ...newer.generations]
    await Promise.all(made.map(({ id }) => studio.settled(id)))
    const picked = older.generations[1]?.id
    await studio.send('PATCH', `/api/runs/${older.id}`, {
      title: 'First',
      pickedGenerationId: picked,
    })

    const [child] = newer.generations
    expect((await lineage(child?.id)).remixOf).toEqual({
      generationId: sourceId,
      runId: source.id,
      title: '🦊'.repeat(120),
    })
    expect((await lineage(sourceId)).remixes).toEqual([
      { runId: newer.id, generationId: child?.id, title: 'two', createdAt: newer.createdAt },
      { runId: older.id, generationId: picked, title: 'First', createdAt: older.createdAt },
    ])

    await studio.send('DELETE', `/api/runs/${newer.id}`)
    await studio.send('DELETE', `/api/generations/${picked}`)
    expect((await lineage(sourceId)).remixes).toMatchObject([
      { runId: older.id, generationId: older.generations[0]?.id },
    ])
    await studio.send('DELETE', `/api/generations/${sourceId}`)
    expect((await lineage(older.generations[0]?.id)).remixOf).toBeNull()
  })
})
