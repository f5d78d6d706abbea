import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { createBatchService } from './batch.service.ts'
import { createTrashKit, idsOf } from './trash-kit.ts'

let studio: TestStudio
let kit: ReturnType<typeof createTrashKit>
let run: Run
let ids: string[]
beforeAll(async () => {
  studio = await openStudio({ factor: 100, environment: { JOB_DEADLINE_S: '86400' } })
  kit = createTrashKit(studio)
  run = await kit.finish({ copies: 4 })
  ids = idsOf(run)
}, 60_000)
afterAll(() => studio.close())

describe('an order for many', () => {
  it.each<[string, (generation: Generation) => unknown, unknown]>([
    ['favorite', ({ favorite }) => favorite, true],
    ['unfavorite', ({ favorite }) => favorite, false],
    ['delete', ({ deletedAt }) => deletedAt, expect.any(String)],
    ['restore', ({ deletedAt }) => deletedAt, null],
  ])(
    '%s: all of them, in the order given, each told with a revision of its own',
    async (action, look, wanted) => {
      const cursor = await kit.revision()
      const wish = ids.toReversed()
      const answered = await kit.change(wish, action)
      expect(answered.map(({ id }) => id)).toEqual(wish)
      expect(answered.map(look)).toEqual(wish.map(() => wanted))
      const told = await kit.changesSince(cursor)
      expect(told).toEqual(answered)
      expect(new Set(told.map((one) => one.cursor)).size).toBe(4)
    },
  )

  it('does not touch what is so already, and says which were not', async () => {
    const [first = '', ...others] = ids
    const [before] = await kit.change([first], 'delete')
    const cursor = await kit.revision()
    const { generations, changed } = await kit.order(ids, 'delete')
    expect(generations[0]).toEqual(before)
    expect(changed).toEqual(others)
    expect((await kit.changesSince(cursor)).map(({ id }) => id)).toEqual(others)
    await kit.change(ids, 'restore')

    for (const action of ['favorite', 'restore', 'unfavorite']) {
      await kit.change(ids, action)
      const done = await kit.revision()
      await kit.change(ids, action)
      expect(await kit.changesSince(done)).toEqual([])
    }
  })

  it.each<[string, () => unknown, unknown, number, string | undefined]>([
    ['no ids', () => [], 'delete', 400, 'ids'],
    ['ids that are no list', () => ids.join(), 'delete', 400, 'ids'],
    ['an id that is a number', () => [...ids, 7], 'delete', 400, 'ids.4'],
    ['an id that is none', () => [...ids, "' or 1=1"], 'delete', 400, 'ids.4'],
    ['the same twice', () => [...ids, ids[0]], 'delete', 400, 'ids'],
    ['one more than can be', () => many(501), 'delete', 400, 'ids'],
    ['no action', () => ids, undefined, 400, 'action'],
    ['an action that is none', () => ids, 'destroy', 400, 'action'],
    ['an action of every object', () => ids, 'constructor', 400, 'action'],
    ['one that is not there', () => [...ids, crypto.randomUUID()], 'delete', 404, undefined],
    ['as many as can be, none of them there', () => many(500), 'delete', 404, undefined],
    ['what is not in the trash, for ever', () => ids, 'erase', 409, undefined],
  ])('with %s is refused, and nothing happens', async (_what, wish, action, status, field) => {
    const cursor = await kit.revision()
    const response = await kit.batch(wish(), action)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({
      error: { code: expect.any(String), message: expect.any(String), ...(field && { field }) },
    })
    expect(await kit.changesSince(cursor)).toEqual([])
  })

  it('with a field that nobody knows is refused', async () => {
    const response = await studio.send('POST', '/api/generations/batch', {
      ids,
      action: 'delete',
      force: true,
    })
    expect(response.status).toBe(400)
  })

  it('erases nothing where one of them is still under way', async () => {
    const { control } = studio.emulators
    control.addFault({
      provider: 'fal',
      step: 'submit',
      action: { kind: 'job', bend: { neverEnds: true } },
    })
    const slow = await studio.run({ targets: [{ provider: 'fal', model: 'photon' }] })
    const wish = [...ids, ...idsOf(slow)]
    await kit.change(wish, 'delete')
    const cursor = await kit.revision()
    const response = await kit.batch(wish, 'erase')
    expect(response.status).toBe(409)
    expect((await kit.changesSince(cursor)).filter(({ erased }) => erased)).toEqual([])
    await kit.change(wish, 'restore')
  })
})

it.each<[string, string, unknown, Partial<Generation>]>([
  ['PATCH', '', { favorite: true }, { favorite: true }],
  ['PATCH', '', { favorite: false }, { favorite: false }],
  ['DELETE', '', undefined, { deletedAt: expect.any(String) }],
  ['POST', '/restore', undefined, { deletedAt: null }],
])('an order for one: %s %s %j', async (method, path, body, wanted) => {
  const [id = ''] = ids
  const cursor = await kit.revision()
  const answered = await studio.read(studio.send(method, `/api/generations/${id}${path}`, body))
  expect(answered).toMatchObject({ id, ...wanted })
  const told = (await kit.changesSince(cursor)).filter(({ runId }) => runId === run.id)
  expect(told).toEqual([answered])
})

describe('what may have become free', () => {
  let freed = 0
  const left: number[] = []
  const batch = createBatchService({
    store: {
      eraseTrash: async () => left.shift() ?? 0,
      changeAll: async () => ({ rows: [], changed: [] }),
    },
    now: Date.now,
    onErased: () => freed++,
  })
  beforeEach(() => {
    freed = 0
  })

  it.each([
    [[100, 100, 7], 207],
    [[100, 0], 100],
    [[0], 0],
  ])('is told once a trash of %j is emptied to its end', async (counts, erased) => {
    left.push(...counts)
    expect(await batch.emptyTrash()).toEqual({ erased })
    expect(left).toEqual([])
    expect(freed).toBe(erased > 0 ? 1 : 0)
  })

  it.each([
    ['erase', 1],
    ['delete', 0],
  ] as const)('after %s of some is told %i times', async (action, times) => {
    await batch.change([], action)
    expect(freed).toBe(times)
  })
})

const many = (count: number) => Array.from({ length: count }, () => crypto.randomUUID())
