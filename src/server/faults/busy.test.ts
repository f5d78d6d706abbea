import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allLines, openFaultStudio, succeeded } from './fault-studio.ts'
import type { FaultStudio, Line } from './fault-studio.ts'

const stages = new Map<Line, FaultStudio>()
beforeAll(() =>
  Promise.all(allLines.map(async (line) => stages.set(line, await openFaultStudio(line)))),
)
afterAll(() => Promise.all([...stages.values()].map((studio) => studio.close())))

/** "Too many" is the one answer after which the same submit is sent again by itself: nothing was taken. */
describe.each(allLines)('$name is busy', (line) => {
  const stage = () => stages.get(line) ?? expect.fail('It never began')

  it.each([
    ['and does not say for how long', 2, () => ({})],
    ['and says it in seconds', 2, () => ({ 'retry-after': '2' })],
    ['and says it in parts of seconds', 1, () => ({ 'retry-after': '1.5' })],
    ['and names a date', 1, () => ({ 'retry-after': new Date(Date.now() + 3_000).toUTCString() })],
    ['and names a date that has passed', 1, () => ({ 'retry-after': new Date(0).toUTCString() })],
    ['and says something that is no time', 1, () => ({ 'retry-after': 'soon' })],
    ['and says it with a page', 1, () => ({ 'content-type': 'text/html' })],
  ] as const)('%s', async (when, times, headers) => {
    const studio = stage()
    const { id } = await studio.suffer(when, {
      step: 'submit',
      times,
      action: { kind: 'respond', status: 429, headers: { ...headers() } },
    })
    expect(await studio.endOf(id)).toEqual(succeeded)
    const sent = studio.emulators.control.submits().map(({ body }) => JSON.stringify(body))
    expect(sent.filter((body) => body.includes(when))).toHaveLength(times + 1)
  })

  it('does not call it before the time that it named', async () => {
    const studio = stage()
    const { id } = await studio.suffer('in an hour', {
      step: 'submit',
      action: { kind: 'respond', status: 429, headers: { 'retry-after': '900' } },
    })
    const waiting = await studio.until(id, ({ progress }) => progress.log !== undefined)
    expect(waiting).toMatchObject({ status: 'queued', failure: null, jobId: null })
    await studio.read(studio.post(id, 'cancel'))
    expect(await studio.endOf(id)).toMatchObject({ status: 'canceled', charged: 0 })
  })
})
