import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProviderId } from '#shared/catalog.ts'
import { failed, lines, openFaultStudio, succeeded } from './fault-studio.ts'
import type { FaultStudio, Line } from './fault-studio.ts'

const address: Record<ProviderId, { variable: string; path: string }> = {
  luma: { variable: 'LUMA_BASE_URL', path: '/luma/dream-machine/v1' },
  fal: { variable: 'FAL_QUEUE_URL', path: '/fal-queue' },
  segmind: { variable: 'SEGMIND_URL', path: '/segmind/v1/models/luma-photon-txt-2-img' },
  wavespeed: { variable: 'WAVESPEED_BASE_URL', path: '/wavespeed/api/v3' },
}
const gated = [lines.luma, lines.fal, lines.segmind, lines.wavespeed].map((line): Line => ({
  ...line,
  ...address[line.target.provider],
}))

const studios: FaultStudio[] = []
afterAll(() => Promise.all(studios.map((studio) => studio.close())))
async function open(...args: Parameters<typeof openFaultStudio>) {
  const studio = await openFaultStudio(...args)
  studios.push(studio)
  return studio
}

/** Nobody took the connection, so nothing was sent: that, and it alone, is as free as a 429. */
describe.concurrent.each(gated)('$name is down', (line) => {
  it('waits, and is sent once when the provider is back', async () => {
    const studio = await open(line)
    await studio.gate.shut()
    const { id } = await studio.suffer('refused at first')
    const waiting = await studio.until(id, ({ progress }) => progress.log !== undefined)
    expect(waiting).toMatchObject({
      status: 'queued',
      progress: { log: expect.stringContaining('cannot be reached') },
    })
    await studio.gate.reopen()
    expect(await studio.endOf(id)).toEqual(succeeded)
  })

  it('goes down while a job runs, and the job is not lost', async () => {
    if (!line.hasJob) return
    const studio = await open(line)
    const { id } = await studio.suffer('down in the middle', {
      step: 'submit',
      action: { kind: 'job', bend: { runMs: 800 } },
    })
    await studio.until(id, ({ status }) => status === 'running')
    await studio.gate.shut()
    await studio.until(id, ({ progress }) => progress.log?.includes('does not answer') ?? false)
    await studio.gate.reopen()
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})

it('a wait that the provider asked for does not bring the deadline closer', async () => {
  const [line = lines.luma] = gated
  const studio = await open(line, { environment: { JOB_DEADLINE_S: '20' } })
  const until = (id: string, words: string) =>
    studio.until(id, ({ progress }) => progress.log?.includes(words) ?? false)
  await studio.gate.shut()
  const { id } = await studio.suffer('down, busy, down', {
    step: 'submit',
    action: { kind: 'respond', status: 429, headers: { 'retry-after': '30' } },
  })
  await until(id, 'cannot be reached')
  await studio.gate.reopen()
  await until(id, 'takes')
  await studio.gate.shut()
  await until(id, 'cannot be reached')
  await studio.gate.reopen()
  expect(await studio.endOf(id)).toEqual(succeeded)
})

describe('nobody is there until the deadline', () => {
  let ends: { name: string; end: unknown }[]
  beforeAll(async () => {
    ends = await Promise.all(
      gated.flatMap((line) =>
        (['refused', 'no such host'] as const).map(async (why) => {
          const { variable = '', path = '' } = line
          const studio = await open(line, {
            environment: {
              JOB_DEADLINE_S: '20',
              ...(why === 'no such host' && { [variable]: `http://provider.invalid${path}` }),
            },
          })
          if (why === 'refused') await studio.gate.shut()
          const { id } = await studio.suffer(why)
          return { name: `${line.name}: ${why}`, end: await studio.endOf(id) }
        }),
      ),
    )
  })

  it('ends, and nothing was charged', () => {
    expect(ends).toEqual(ends.map(({ name }) => ({ name, end: failed('provider_error', 0) })))
  })
})
