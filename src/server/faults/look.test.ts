import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linesWithJobs, lines, lookAgain, openFaultStudio, succeeded } from './fault-studio.ts'
import type { End, Fault, FaultAction, FaultStudio, Line } from './fault-studio.ts'

interface Case {
  when: string
  action: FaultAction
  times?: number | 'forever'
  step?: Fault['step']
  end: End
  only?: Line[]
}

const respond = (status: number, rest: object = {}): FaultAction => ({
  kind: 'respond',
  status,
  json: { detail: 'Upstream trouble', message: 'Upstream trouble', error: 'Upstream trouble' },
  ...rest,
})
const html = { json: undefined, html: '<html><h1>502 Bad Gateway</h1></html>' }
const garbage = ['text', 'html', 'truncated-json', 'empty', 'array'] as const

/** The word for a job that has only just come. */
const firstState = new Map([
  [lines.luma, 'queued'],
  [lines.fal, 'IN_QUEUE'],
  [lines.segmindQueue, 'QUEUED'],
  [lines.wavespeed, 'created'],
])

/**
 * Looks are free, so anything but a clear word about the job is a reason to look again. What the job has cost is paid
 * in every line: each ends with one charge, and with the image wherever there is one to be had.
 */
const passing: Case[] = [
  { when: 'reset', action: { kind: 'reset' }, times: 2, end: succeeded },
  ...[400, 405, 406, 408, 409, 422, 425, 429, 500, 502, 503, 504].map((status) => ({
    when: `${status}, twice`,
    action: respond(status),
    times: 2,
    end: succeeded,
    // At Segmind a 422 is how a failed job is told.
    ...(status === 422 && { only: [lines.luma, lines.fal, lines.wavespeed] }),
  })),
  { when: '503 for a long time', action: respond(503), times: 6, end: succeeded },
  { when: '502 with a page', action: respond(502, html), end: succeeded },
  { when: '429 in seconds', action: respond(429, { headers: { 'retry-after': '2' } }), end: succeeded }, // prettier-ignore
  ...garbage.map((as) => ({
    when: `200 with ${as}`,
    action: { kind: 'garbage', as } as const,
    times: 2,
    end: succeeded,
  })),
  { when: '200 with other fields', action: respond(200, { json: { ok: true } }), end: succeeded },
  { when: 'an unknown state', action: { kind: 'state', state: 'pondering' }, times: 2, end: succeeded }, // prettier-ignore
]

const passingResults: Case[] = [
  ...[408, 429, 502, 503].map((status) => ({
    when: `${status}, twice`,
    action: respond(status),
    times: 2,
    end: succeeded,
  })),
  { when: 'reset', action: { kind: 'reset' }, end: succeeded },
  { when: '500 with a page', action: respond(500, html), end: succeeded },
  ...garbage.map((as) => ({
    when: `200 with ${as}`,
    action: { kind: 'garbage', as } as const,
    end: succeeded,
  })),
]

/** A clear word ends it; the id stays, so that the person can look again once that is mended. */
const final: Case[] = [
  { when: '401', action: respond(401), end: lookAgain('invalid_key') },
  { when: '402', action: respond(402), end: lookAgain('no_credit') },
  { when: '403', action: respond(403), end: lookAgain('invalid_key') },
  { when: '404', action: respond(404), end: lookAgain('result_lost') },
  { when: '410', action: respond(410), end: lookAgain('result_lost') },
]

const casesAt = (line: Line): Case[] => [
  ...passing.filter(({ only }) => !only || only.includes(line)),
  {
    when: 'the state goes backwards',
    action: { kind: 'state', state: firstState.get(line) ?? '' },
    times: 3,
    end: succeeded,
  },
  ...(line === lines.fal || line === lines.segmindQueue ? passingResults : []).map((one) => ({
    ...one,
    when: `the result: ${one.when}`,
    step: 'result' as const,
  })),
  ...final,
]

const stages = new Map<Line, { studio: FaultStudio; ids: Map<string, string> }>()
beforeAll(() =>
  Promise.all(
    linesWithJobs.map(async (line) => {
      const studio = await openFaultStudio(line)
      const ids = new Map<string, string>()
      for (const { when, action, times = 1, step = 'status' } of casesAt(line))
        ids.set(when, (await studio.suffer(when, { step, action, times })).id)
      stages.set(line, { studio, ids })
    }),
  ),
)
afterAll(() => Promise.all([...stages.values()].map(({ studio }) => studio.close())))

describe.each(linesWithJobs)('a look at $name', (line) => {
  const stage = () => stages.get(line) ?? expect.fail('It never began')

  it.each(casesAt(line))('$when', async ({ when, end }) => {
    expect(await stage().studio.endOf(stage().ids.get(when) ?? '')).toEqual(end)
  })

  it.each(final)('$when, and the person looks again', async ({ when }) => {
    const { studio, ids } = stage()
    const id = ids.get(when) ?? ''
    await studio.settled(id)
    await studio.read(studio.post(id, 'look-again'))
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})
