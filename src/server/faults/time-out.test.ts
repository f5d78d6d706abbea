import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  allLines,
  lines,
  linesWithJobs,
  openFaultStudio,
  succeeded,
  uncertain,
} from './fault-studio.ts'
import type { FaultStudio, Line } from './fault-studio.ts'

/** How much shorter the time-outs of calls are here; none of the other faults needs that. */
const factor = 10
const timeout = AbortSignal.timeout.bind(AbortSignal)

const stages = new Map<Line, FaultStudio>()
const stageOf = (line: Line) => stages.get(line) ?? expect.fail('It never began')

beforeAll(async () => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(Math.ceil(ms / factor)))
  await Promise.all(allLines.map(async (line) => stages.set(line, await openFaultStudio(line))))
})
afterAll(() => Promise.all([...stages.values()].map((studio) => studio.close())))

describe('a submit that is not answered', () => {
  it.concurrent.each(allLines)('$name: uncertain, with or without a job', async (line) => {
    const studio = stageOf(line)
    const [without, withJob] = await Promise.all([
      studio.suffer('nothing made', { step: 'submit', action: { kind: 'hang' } }),
      studio.suffer('made', { step: 'submit', action: { kind: 'hang', afterJob: true } }),
    ])
    expect(await studio.endOf(without.id)).toEqual(uncertain(0))
    expect(await studio.endOf(withJob.id)).toEqual(uncertain(1))
  })

  it.concurrent('Segmind, which answers with the picture: a job that never ends', async () => {
    const studio = stageOf(lines.segmind)
    const { id } = await studio.suffer('endless', {
      step: 'submit',
      action: { kind: 'job', bend: { neverEnds: true } },
    })
    expect(await studio.endOf(id)).toEqual(uncertain(1))
  })
})

describe('a look that is not answered', () => {
  it.concurrent.each(linesWithJobs)('$name: looks again', async (line) => {
    const studio = stageOf(line)
    const { id } = await studio.suffer('no look', { step: 'status', action: { kind: 'hang' } })
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})

describe('a picture that takes too long', () => {
  it.concurrent.each(allLines)('$name: is fetched again', async (line) => {
    const studio = stageOf(line)
    const { id } = await studio.suffer('no end', {
      step: 'file',
      action: { kind: 'file', file: { as: 'slow', ms: 15_000 } },
    })
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})
