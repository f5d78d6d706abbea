import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { allLines, linesWithJobs, lookAgain, openFaultStudio, succeeded } from './fault-studio.ts'
import type { FaultStudio, Line } from './fault-studio.ts'

const hours = 3600_000
const dateNow = Date.now
let jumpMs = 0

/** For the emulators as for us, as when a laptop wakes up. It never jumps back again by itself. */
const jump = (ms: number) => (jumpMs += ms)

const stages = new Map<Line, FaultStudio>()
beforeAll(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => dateNow() + jumpMs)
  await Promise.all(allLines.map(async (line) => stages.set(line, await openFaultStudio(line))))
})
afterAll(() => Promise.all([...stages.values()].map((studio) => studio.close())))

const stageOf = (line: Line) => stages.get(line) ?? expect.fail('It never began')

describe.each(allLines)('the clock jumps at $name', (line) => {
  it('ahead, while it is being sent: the answer counts, and it is not sent twice', async () => {
    const studio = stageOf(line)
    const { id } = await studio.suffer('ahead in the submit', {
      step: 'submit',
      action: { kind: 'delay', ms: 400 },
    })
    await studio.until(id, ({ status }) => status === 'submitting')
    jump(2 * hours)
    // The lease has run out by this clock: whoever looks now finds a submit that nobody seems to wait for.
    studio.emulators.control.clearFaults()
    await studio.suffer('to wake the worker')
    await studio.until(id, ({ status }) => status === 'succeeded')
    expect(await studio.endOf(id)).toEqual(succeeded)
  })

  it('ahead, while its job runs: the job is done meanwhile, and its picture is fetched', async () => {
    if (!line.hasJob) return
    const studio = stageOf(line)
    const { id } = await studio.suffer('asleep', {
      step: 'submit',
      action: { kind: 'job', bend: { runMs: 0.5 * hours } },
    })
    await studio.until(id, ({ status }) => status === 'running')
    jump(hours)
    await studio.reopen()
    expect(await studio.endOf(id)).toEqual(succeeded)
  })

  it('back a little: it goes on', async () => {
    const studio = stageOf(line)
    const { id } = await studio.suffer('back a little')
    await studio.until(id, ({ status }) => status !== 'queued')
    jump(-200)
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})

describe.each(linesWithJobs)('the clock jumps over the deadline at $name', (line) => {
  it('the job is looked at before it is given up, and can be looked at again', async () => {
    const studio = stageOf(line)
    const { id } = await studio.suffer('over the deadline', {
      step: 'submit',
      action: { kind: 'job', bend: { neverEnds: true } },
    })
    await studio.until(id, ({ status }) => status === 'running')
    jump(2 * hours)
    await studio.reopen()
    expect(await studio.endOf(id)).toEqual(lookAgain('timed_out'))
  })
})
