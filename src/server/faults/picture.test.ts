import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allLines, failed, lines, lookAgain, openFaultStudio, succeeded } from './fault-studio.ts'
import type { End, Fault, FaultAction, FaultStudio, Line } from './fault-studio.ts'

type FileFault = Extract<FaultAction, { kind: 'file' }>['file']
type Bend = Extract<FaultAction, { kind: 'job' }>['bend']

interface Case {
  when: string
  faults: Omit<Fault, 'provider' | 'prompt'>[]
  end: End
  only?: Line[]
}

const once = (file: FileFault, times = 1): Case['faults'] => [
  { step: 'file', times, action: { kind: 'file', file } },
]
const always = (bend: Bend): Case['faults'] => [{ step: 'submit', action: { kind: 'job', bend } }]
const lost = lookAgain('result_lost')
const withJob = allLines.filter(({ hasJob }) => hasJob)

/** The job is done and paid for; its picture is still to be had. What may work another time is tried again. */
const cases: Case[] = [
  { when: 'slow', faults: once({ as: 'slow', ms: 800 }), end: succeeded },
  { when: 'cut off half-way, twice', faults: once({ as: 'truncated' }, 2), end: succeeded },
  { when: 'a page instead', faults: once({ as: 'html' }), end: succeeded },
  { when: '0 bytes, twice', faults: once({ as: 'empty' }, 2), end: succeeded },
  {
    when: '500, twice',
    faults: [{ step: 'file', times: 2, action: { kind: 'respond', status: 500 } }],
    end: succeeded,
  },
  // An address can have run out while the picture is still there: the provider is asked for another.
  { when: '404, once', faults: once({ as: 'missing' }), end: succeeded, only: withJob },
  { when: '403, expired, once', faults: once({ as: 'forbidden' }), end: succeeded, only: withJob },

  { when: '404', faults: always({ file: { as: 'missing' } }), end: lost },
  { when: '410', faults: always({ file: { as: 'gone' } }), end: lost },
  { when: '403, expired', faults: always({ file: { as: 'forbidden' } }), end: lost },
  { when: '60 MB', faults: always({ file: { as: 'huge' } }), end: lost },
  ...[
    'http://10.0.0.1/picture.jpg',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:9/picture.jpg',
    'http://127.0.0.1:9/picture.jpg',
    'file:///etc/passwd',
  ].map((to) => ({
    when: `redirected to ${to}`,
    faults: always({ file: { as: 'redirect', to } }),
    end: lost,
  })),
  ...['http://192.168.1.1/picture.jpg', 'http://localhost:9/picture.jpg'].map((resultUrl) => ({
    when: `the address is ${resultUrl}`,
    faults: always({ resultUrl }),
    end: lost,
  })),
  ...['ftp://example.com/a.jpg', 'http://me:secret@example.com/a.jpg', 'not an address'].map(
    (resultUrl) => ({
      when: `the address is ${resultUrl}`,
      faults: always({ resultUrl }),
      end: lost,
      only: withJob,
    }),
  ),
]

const casesAt = (line: Line) => cases.filter(({ only }) => !only || only.includes(line))
const endAt = (line: Line, { end }: Case): End =>
  end === lost && line === lines.segmind ? failed('result_lost', 1) : end

const stages = new Map<Line, { studio: FaultStudio; ids: Map<Case, string> }>()
beforeAll(() =>
  Promise.all(
    allLines.map(async (line) => {
      const studio = await openFaultStudio(line)
      const ids = new Map<Case, string>()
      for (const one of casesAt(line))
        ids.set(one, (await studio.suffer(one.when, ...one.faults)).id)
      stages.set(line, { studio, ids })
    }),
  ),
)
afterAll(() => Promise.all([...stages.values()].map(({ studio }) => studio.close())))

describe.each(allLines)('the picture of $name', (line) => {
  const stage = () => stages.get(line) ?? expect.fail('It never began')

  it.each(casesAt(line))('$when', async (one) => {
    expect(await stage().studio.endOf(stage().ids.get(one) ?? '')).toEqual(endAt(line, one))
  })

  it('is kept whole, whatever it went through', async () => {
    const { studio, ids } = stage()
    for (const id of ids.values()) {
      const { image } = await studio.settled(id)
      if (!image) continue
      const answer = await studio.request(image.url)
      expect((await answer.arrayBuffer()).byteLength).toBe(image.bytes)
    }
  })
})
