import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allLines, failed, lines, linesWithJobs, lookAgain, openFaultStudio, succeeded } from './fault-studio.ts' // prettier-ignore
import type { End, Fault, FaultStudio, Line } from './fault-studio.ts'

interface Case {
  when: string
  fault: Omit<Fault, 'provider' | 'prompt'>
  end: End
  only?: readonly Line[]
}

const forever = { times: 'forever' } as const
const lost = lookAgain('result_lost')

/** What does not pass by itself. It ends at the deadline, with the job's id kept. */
const cases: Case[] = [
  {
    when: 'the job never ends',
    fault: { step: 'submit', action: { kind: 'job', bend: { neverEnds: true } } },
    end: lookAgain('timed_out'),
    only: linesWithJobs,
  },
  {
    when: 'looks are not answered',
    fault: { step: 'status', ...forever, action: { kind: 'respond', status: 503 } },
    end: lookAgain('timed_out'),
    only: linesWithJobs,
  },
  {
    when: 'looks are answered with a page',
    fault: { step: 'status', ...forever, action: { kind: 'garbage', as: 'html' } },
    end: lookAgain('timed_out'),
    only: linesWithJobs,
  },
  {
    when: 'the job has a state that nobody knows',
    fault: { step: 'status', ...forever, action: { kind: 'state', state: 'pondering' } },
    end: lookAgain('timed_out'),
    only: linesWithJobs,
  },
  {
    when: 'the picture is never whole',
    fault: { step: 'file', ...forever, action: { kind: 'file', file: { as: 'truncated' } } },
    end: lost,
  },
  {
    when: 'the picture is a page',
    fault: { step: 'file', ...forever, action: { kind: 'file', file: { as: 'html' } } },
    end: lost,
  },
  {
    when: 'the picture has 0 bytes',
    fault: { step: 'file', ...forever, action: { kind: 'file', file: { as: 'empty' } } },
    end: lost,
  },
]
const nowhere = {
  step: 'submit',
  action: { kind: 'job', bend: { resultUrl: 'https://pictures.invalid/a.jpg' } },
} as const

const casesAt = (line: Line) => cases.filter(({ only }) => !only || only.includes(line))
const endAt = (line: Line, { end }: Case): End =>
  end === lost && line === lines.segmind ? failed('result_lost', 1) : end

interface Stage {
  studio: FaultStudio
  ids: Map<Case, string>
  nameless: string
}
const stages = new Map<Line, Stage>()
beforeAll(() =>
  Promise.all(
    allLines.map(async (line) => {
      const studio = await openFaultStudio(line, { environment: { JOB_DEADLINE_S: '100' } })
      const ids = new Map<Case, string>()
      for (const one of casesAt(line)) ids.set(one, (await studio.suffer(one.when, one.fault)).id)
      const { id: nameless } = await studio.suffer('no such host', nowhere)
      stages.set(line, { studio, ids, nameless })
    }),
  ),
)
afterAll(() => Promise.all([...stages.values()].map(({ studio }) => studio.close())))

describe.each(allLines)('the deadline of $name', (line) => {
  const stage = () => stages.get(line) ?? expect.fail('It never began')

  it.each(casesAt(line))('$when', async (one) => {
    expect(await stage().studio.endOf(stage().ids.get(one) ?? '')).toEqual(endAt(line, one))
  })

  it('the host of the picture has no address', async () => {
    const { studio, nameless } = stage()
    expect(await studio.endOf(nameless)).toEqual(endAt(line, { when: '', fault: nowhere, end: lost })) // prettier-ignore
  })

  it('all is mended, and the person looks again', async () => {
    const { studio, ids } = stage()
    await Promise.all([...ids.values()].map((id) => studio.settled(id)))
    studio.emulators.control.clearFaults()
    for (const [{ when }, id] of ids) {
      if (when === 'the job never ends') continue
      await studio.read(studio.post(id, 'look-again'))
      expect(await studio.endOf(id)).toEqual(succeeded)
    }
  })
})
