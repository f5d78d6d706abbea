import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import { allLines, failed, openFaultStudio, succeeded } from './fault-studio.ts'
import type { Fault, FaultStudio, Line } from './fault-studio.ts'

const stages = new Map<Line, FaultStudio>()
beforeAll(() =>
  Promise.all(allLines.map(async (line) => stages.set(line, await openFaultStudio(line)))),
)
afterAll(() => Promise.all([...stages.values()].map((studio) => studio.close())))

const answerLost: Omit<Fault, 'provider'> = {
  step: 'submit',
  action: { kind: 'reset', afterJob: true },
}
const noSuchPicture: Omit<Fault, 'provider'> = {
  step: 'file',
  times: 'forever',
  action: { kind: 'file', file: { as: 'missing' } },
}

/** Whatever a person may press, as often as they like: what it leads to, and what it costs. */
describe.each(allLines)('the next step at $name', (line) => {
  const stage = () => stages.get(line) ?? expect.fail('It never began')
  const dismissed = (charged: number) => failed('dismissed', charged)

  async function uncertainOne(what: string) {
    const studio = stage()
    const { id } = await studio.suffer(what, answerLost)
    await studio.settled(id)
    return { studio, id }
  }

  it('after an uncertain one: dismiss', async () => {
    const { studio, id } = await uncertainOne('dismissed')
    await studio.read(studio.post(id, 'dismiss'))
    expect(await studio.endOf(id)).toEqual(dismissed(1))
    expect((await studio.post(id, 'dismiss')).status).toBe(409)
  })

  it('after an uncertain one: look again, where there is nothing to look at', async () => {
    const { studio, id } = await uncertainOne('no id')
    // Where the provider lists its jobs, its list is what is looked at.
    const { status } = await studio.post(id, 'look-again')
    expect(status).toBe(['luma', 'wavespeed'].includes(line.target.provider) ? 200 : 409)
    expect((await studio.settled(id)).status).toBe('uncertain')
    expect(studio.charged((await detail(studio, id)).prompt)).toBe(1)
  })

  it('after an uncertain one: send again, pressed three times, is sent once', async () => {
    const { studio, id } = await uncertainOne('sent again')
    const answers = await Promise.all([1, 2, 3].map(() => studio.post(id, 'retry')))
    const retries = await Promise.all(answers.map((answer) => studio.read<Generation>(answer)))
    const [retry] = retries
    expect(new Set(retries.map((one) => one.id)).size).toBe(1)
    expect(await studio.endOf(retry?.id ?? '')).toEqual({ ...succeeded, charged: 2 })
    expect(await studio.endOf(id)).toEqual(dismissed(2))
  })

  it('after a clear no: the same again, where that can help', async () => {
    const studio = stage()
    const { id } = await studio.suffer('no key at first', {
      step: 'submit',
      action: { kind: 'respond', status: 401 },
    })
    expect(await studio.endOf(id)).toEqual(failed('invalid_key', 0))
    const retry = await studio.read<Generation>(studio.post(id, 'retry'))
    expect(await studio.endOf(retry.id)).toEqual(succeeded)
  })

  it('after a clear no: not the same again, where that cannot help', async () => {
    const studio = stage()
    const { id } = await studio.suffer('never good', {
      step: 'submit',
      action: { kind: 'respond', status: 400 },
    })
    await studio.settled(id)
    expect((await studio.post(id, 'retry')).status).toBe(409)
    expect(await studio.endOf(id)).toEqual(failed('invalid_input', 0, []))
  })

  it('after a lost picture: look again, pressed twice, while it is still gone and when it is back', async () => {
    const studio = stage()
    const { id } = await studio.suffer('gone, then back', noSuchPicture)
    expect(await studio.endOf(id)).toMatchObject({ status: 'failed', code: 'result_lost' })
    await studio.read(studio.post(id, 'look-again'))
    expect(await studio.endOf(id)).toMatchObject({ status: 'failed', charged: 1 })

    studio.emulators.control.clearFaults()
    const [first, second] = await Promise.all([1, 2].map(() => studio.post(id, 'look-again')))
    expect([200, 409]).toContain(first?.status)
    expect([200, 409]).toContain(second?.status)
    expect(await studio.endOf(id)).toEqual(succeeded)
  })

  it('nothing more after an image', async () => {
    const studio = stage()
    const { id } = await studio.suffer('well')
    expect(await studio.endOf(id)).toEqual(succeeded)
    for (const action of ['retry', 'look-again', 'dismiss', 'cancel'] as const)
      expect((await studio.post(id, action)).status).toBe(409)
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})

const detail = (studio: FaultStudio, id: string) =>
  studio.read<{ prompt: string }>(studio.request(`/api/generations/${id}`))
