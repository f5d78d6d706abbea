import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allLines, lines, openFaultStudio, succeeded } from './fault-studio.ts'
import type { FaultStudio, Line } from './fault-studio.ts'

interface Case {
  when: string
  times: number
  headers: () => Record<string, string>
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString()
const documented: Case[] = [
  { when: 'and does not say for how long', times: 2, headers: () => ({}) },
  { when: 'and says it in seconds', times: 2, headers: () => ({ 'retry-after': '2' }) },
  { when: 'and names a date', times: 1, headers: () => ({ 'retry-after': inSeconds(3) }) },
]
const nasty: Case[] = [
  { when: 'and names a date that has passed', times: 1, headers: () => ({ 'retry-after': inSeconds(-3600) }) }, // prettier-ignore
  { when: 'and says something that is no time', times: 1, headers: () => ({ 'retry-after': 'soon' }) }, // prettier-ignore
  { when: 'and says it with a page', times: 1, headers: () => ({ 'content-type': 'text/html' }) },
]

// Each "too many" slows a provider's line down for a while: every group of cases has one of its own.
const groups: { name: string; line: Line; cases: Case[] }[] = [
  ...allLines.map((line) => ({ name: line.name, line, cases: documented })),
  { name: 'fal, in a strange way', line: lines.fal, cases: nasty },
]
const studios = new Map<string, FaultStudio>()
beforeAll(() =>
  Promise.all(groups.map(async ({ name, line }) => studios.set(name, await openFaultStudio(line)))),
)
afterAll(() => Promise.all([...studios.values()].map((studio) => studio.close())))

const stage = (name: string) => studios.get(name) ?? expect.fail('It never began')

/** "Too many" is the one answer after which the same submit is sent again by itself: nothing was taken. */
describe('a provider that takes no more for the moment', () => {
  it.concurrent.each(groups)('$name: is asked again until it takes it', async ({ name, cases }) => {
    const studio = stage(name)
    for (const { when, times, headers } of cases) {
      const { id } = await studio.suffer(when, {
        step: 'submit',
        times,
        action: { kind: 'respond', status: 429, headers: headers() },
      })
      const end = await studio.endOf(id)
      const bodies = studio.emulators.control.submits().map(({ body }) => JSON.stringify(body))
      const sent = bodies.filter((body) => body.includes(when)).length
      expect({ when, sent, ...end }).toEqual({ when, sent: times + 1, ...succeeded })
    }
  })
})

describe('a provider that says for how long', () => {
  it.concurrent.each(allLines)('$name: is not asked before', async ({ name }) => {
    const studio = stage(name)
    const { id } = await studio.suffer('in a quarter of an hour', {
      step: 'submit',
      action: { kind: 'respond', status: 429, headers: { 'retry-after': '900' } },
    })
    const waiting = await studio.until(id, ({ progress }) => progress.log !== undefined)
    expect(waiting).toMatchObject({ status: 'queued', failure: null, jobId: null })
    await studio.clock.sleep(30_000)
    const bodies = studio.emulators.control.submits().map(({ body }) => JSON.stringify(body))
    expect(bodies.filter((body) => body.includes('in a quarter of an hour'))).toHaveLength(1)
    await studio.read(studio.post(id, 'cancel'))
    expect(await studio.endOf(id)).toMatchObject({ status: 'canceled', charged: 0 })
  })
})
