import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyVariables } from '#shared/key-variables.ts'
import { testKeys } from '../test-studio.ts'
import { allLines, failed, lines, openFaultStudio, succeeded, uncertain } from './fault-studio.ts'
import type { End, FaultAction, FaultStudio, Line } from './fault-studio.ts'

interface Case {
  when: string
  action: FaultAction
  end: End
  /** Where a provider's documents say otherwise. */
  at?: { line: Line; end: End }[]
  /** Where it can happen; everywhere unless said. */
  only?: Line[]
}

const respond = (status: number, rest: object = {}): FaultAction => ({
  kind: 'respond',
  status,
  json: { detail: 'Upstream trouble', message: 'Upstream trouble', error: 'Upstream trouble' },
  ...rest,
})
const html = { json: undefined, html: '<html><h1>502 Bad Gateway</h1></html>' }
const afterJob = { afterJob: true }
const bothSegminds = [lines.segmind, lines.segmindQueue]
const bothSegmindsEnd = (end: End) => bothSegminds.map((line) => ({ line, end }))

/**
 * The one call that costs money, and all that can go wrong with it. Two rules decide every line: without a clear answer
 * it is uncertain, whether a job was made or not; and nothing but a clear "not taken" is ever sent again.
 */
const cases: Case[] = [
  { when: 'it answers late', action: { kind: 'delay', ms: 300 }, end: succeeded },

  // The connection.
  { when: 'reset, the body read', action: { kind: 'reset' }, end: uncertain(0) },
  { when: 'reset, the job made', action: { kind: 'reset', ...afterJob }, end: uncertain(1) },

  // A clear no: nothing was charged, and it is not sent again.
  { when: '400', action: respond(400), end: failed('invalid_input', 0, []) },
  { when: '401', action: respond(401), end: failed('invalid_key', 0) },
  { when: '402', action: respond(402), end: failed('no_credit', 0) },
  { when: '403', action: respond(403), end: failed('invalid_key', 0) },
  { when: '404', action: respond(404), end: failed('model_unavailable', 0) },
  { when: '413', action: respond(413), end: failed('invalid_input', 0, []) },
  { when: '422', action: respond(422), end: failed('invalid_input', 0, []) },
  {
    when: '400 about the content',
    action: respond(400, { json: { detail: 'Advanced prompt moderation failed' } }),
    end: failed('content_policy', 0, []),
  },
  {
    when: '307 to another host',
    action: respond(307, { headers: { location: 'http://127.0.0.1:9/' } }),
    end: failed('provider_error', 0),
  },

  // Statuses that a gateway gives whether or not the job was made behind it.
  ...[408, 409, 425, 499, 500, 502, 503, 504].flatMap((status): Case[] => [
    {
      when: `${status}`,
      action: respond(status),
      end: uncertain(0),
      ...(status === 500 && { at: bothSegmindsEnd(failed('provider_error', 0)) }),
    },
    {
      when: `${status}, the job made`,
      action: respond(status, afterJob),
      end: uncertain(1),
      // Only a 200 is billed at Segmind, and its 500 with words is its no: it is not said there after a job.
      ...(status === 500 && {
        only: allLines.filter((line) => !bothSegminds.includes(line)),
      }),
    },
  ]),
  { when: '502 with a page', action: respond(502, html), end: uncertain(0) },
  { when: '502 with a page, the job made', action: respond(502, { ...html, ...afterJob }), end: uncertain(1) }, // prettier-ignore
  { when: '500 with a page, the job made', action: respond(500, { ...html, ...afterJob }), end: uncertain(1) }, // prettier-ignore
  {
    when: '302, the job made',
    action: respond(302, { headers: { location: 'http://127.0.0.1:9/' }, ...afterJob }),
    end: uncertain(1),
  },

  // 2xx, and no usable word in it: the job is there, its id is not.
  ...(['text', 'html', 'truncated-json', 'empty', 'array'] as const).map((as) => ({
    when: `200 with ${as}`,
    action: { kind: 'garbage', as } as const,
    end: uncertain(1),
  })),
  { when: '200 with other fields', action: respond(200, { json: { ok: true }, ...afterJob }), end: uncertain(1) }, // prettier-ignore
  { when: '200 with null', action: respond(200, { json: null, ...afterJob }), end: uncertain(1) },
  ...['../../../credits', '', 'a b', 'x'.repeat(5000)].map((id) => ({
    when: `the id is "${id.slice(0, 20)}"`,
    action: { kind: 'job', bend: { id } } as const,
    end: uncertain(1),
    only: allLines.filter(({ hasJob }) => hasJob),
  })),
  {
    when: 'the state is a word that nobody knows',
    action: { kind: 'state', state: 'thinking_about_it' },
    end: succeeded,
    only: [lines.luma, lines.fal, lines.wavespeed],
  },
]

interface Stage {
  studio: FaultStudio
  ids: Map<Case, string>
  unread: string
}

const casesAt = (line: Line) => cases.filter(({ only }) => !only || only.includes(line))

async function begin(line: Line): Promise<Stage> {
  const studio = await openFaultStudio(line)
  // Before the body is read nobody can know its prompt: this one has to come alone.
  studio.strike({ step: 'submit', action: { kind: 'reset' } })
  const { id: unread } = await studio.generate('reset, nothing read')
  await studio.settled(unread)
  const started = casesAt(line).map(
    async (one) =>
      [one, (await studio.suffer(one.when, { step: 'submit', action: one.action })).id] as const,
  )
  return { studio, ids: new Map(await Promise.all(started)), unread }
}

const stages = new Map<Line, Stage>()
beforeAll(() => Promise.all(allLines.map(async (line) => stages.set(line, await begin(line)))))
afterAll(() => Promise.all([...stages.values()].map(({ studio }) => studio.close())))

describe.each(allLines)('a submit to $name', (line) => {
  const stage = () => stages.get(line) ?? expect.fail('It never began')

  it('reset, nothing read', async () => {
    expect(await stage().studio.endOf(stage().unread)).toEqual(uncertain(0))
  })

  it.each(casesAt(line))('$when', async (one) => {
    const end = one.at?.find((other) => other.line === line)?.end ?? one.end
    expect(await stage().studio.endOf(stage().ids.get(one) ?? '')).toEqual(end)
  })

  it('400 that quotes our key', async () => {
    const { studio } = stage()
    const key = testKeys[keyVariables[line.target.provider] as keyof typeof testKeys]
    const action = respond(400, { json: { detail: `Not a key: ${key}` } })
    const { id } = await studio.suffer('quoted key', { step: 'submit', action })
    expect(await studio.endOf(id)).toEqual(failed('invalid_input', 0, []))
    expect((await studio.generation(id)).failure?.providerMessage).toMatch(/Not a key: .*removed/)
  })

  it('was sent once for each of them', () => {
    const prompts = stage()
      .studio.emulators.control.submits()
      .map(({ body }) => (body as { prompt: string }).prompt)
    expect(new Set(prompts).size).toBe(prompts.length)
  })
})
