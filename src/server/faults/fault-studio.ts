import type { ProviderId } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
import type { Generation } from '#shared/generation.ts'
import type { RunTarget } from '#shared/run.ts'
import type { GenerationStatus } from '#shared/status.ts'
import { openStudio, testKeys } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { openGate } from './gate.ts'

export type Fault = Parameters<TestStudio['emulators']['control']['addFault']>[0]
export type FaultAction = Fault['action']

/** One way to a provider. Segmind has two that differ in all that matters here: with a job to look at, and without. */
export interface Line {
  name: string
  target: RunTarget
  hasJob: boolean
  /** Where the emulator plays it, if not at its usual address. */
  variable?: string
  path?: string
}

const line = (name: string, provider: ProviderId, rest: Partial<Line> = {}): Line => ({
  name,
  target: { provider, model: 'photon' },
  hasJob: true,
  ...rest,
})

export const lines = {
  luma: line('Luma', 'luma'),
  fal: line('fal', 'fal'),
  segmind: line('Segmind, which answers with the picture', 'segmind', { hasJob: false }),
  segmindQueue: line('Segmind’s queue', 'segmind', {
    variable: 'SEGMIND_URL',
    path: '/segmind/v2/luma-photon-txt-2-img',
  }),
  wavespeed: line('WaveSpeed', 'wavespeed'),
}
export const allLines = Object.values(lines)
export const linesWithJobs = allLines.filter(({ hasJob }) => hasJob)

/** What came of it: what the provider takes, what the row says, and what the person can do next. */
export interface End {
  status: GenerationStatus
  code: FailureCode | null
  charged: number
  can: ('look again' | 'send again' | 'dismiss')[]
}

export const succeeded: End = { status: 'succeeded', code: null, charged: 1, can: [] }
/** No usable answer and no id: it waits for a person's word. */
export const uncertain = (charged: number): End => ({
  status: 'uncertain',
  code: 'uncertain',
  charged,
  can: ['send again', 'dismiss'],
})
export const failed = (
  code: FailureCode,
  charged: number,
  can: End['can'] = ['send again'],
): End => ({ status: 'failed', code, charged, can })

/** Its job is known: to look again costs nothing. */
export const lookAgain = (code: FailureCode, charged = 1) =>
  failed(code, charged, ['look again', 'send again'])

interface Options {
  environment?: Record<string, string>
  wrapStorage?: NonNullable<Parameters<typeof openStudio>[0]>['wrapStorage']
}

export type FaultStudio = Awaited<ReturnType<typeof openFaultStudio>>

/** The test studio, with a provider that plays its part of the line. */
export async function openFaultStudio(
  { target, variable, path = '' }: Line,
  { environment = {}, wrapStorage }: Options = {},
) {
  const { provider } = target
  const gate = await openGate()
  const studio = await openStudio({
    environment: { ...(variable && { [variable]: gate.origin + path }), ...environment },
    ...(wrapStorage && { wrapStorage }),
  })
  gate.leadTo(studio.emulators.origin)
  const { control } = studio.emulators
  control.set({ pictures: 'plain', latencies: [{ provider, queuedMs: 30, runMs: 60 }] })
  // What was lost stays lost: whether a list can bring it back is the search's own story.
  control.addFault({
    provider,
    step: 'list',
    times: 'forever',
    action: { kind: 'respond', status: 503 },
  })
  let count = 0

  async function generate(prompt: string): Promise<Generation> {
    const [generation] = (await studio.run({ prompt, targets: [target] })).generations
    if (!generation) throw new Error('A run without a generation')
    return generation
  }

  const strike = (fault: Omit<Fault, 'provider'>) => control.addFault({ provider, ...fault })

  const charged = (prompt: string) =>
    control.jobs().filter((job) => job.prompt === prompt && job.charged).length

  return {
    ...studio,
    gate,
    charged,
    generate,
    strike,

    /** A generation that these faults strike, and no other: its prompt is no part of another's. */
    async suffer(what: string, ...faults: Omit<Fault, 'provider' | 'prompt'>[]) {
      const prompt = `#${++count}# ${what}`
      for (const fault of faults) strike({ prompt, ...fault })
      return generate(prompt)
    },

    post: (id: string, action: 'retry' | 'look-again' | 'dismiss' | 'cancel') =>
      studio.send('POST', `/api/generations/${id}/${action}`),

    /** Checks on the way what must be true of whatever ends: whole sentences, and no key in sight. */
    async endOf(id: string): Promise<End> {
      const generation = await studio.settled(id)
      const text = await (await studio.request(`/api/generations/${id}`)).text()
      const { prompt } = JSON.parse(text)
      for (const key of Object.values(testKeys).flatMap((value) => value.split(':')))
        if (text.includes(key)) throw new Error(`A key is in sight: ${text}`)
      const { failure, image, status, jobId } = generation
      if (failure && !/^(fal|[A-Z]).+[.!]$/.test(failure.message))
        throw new Error(`No sentence: ${failure.message}`)
      if ((status === 'succeeded') !== (image !== null))
        throw new Error(`${status}, with image ${image?.id}`)

      const can: End['can'] = []
      if (jobId !== null && status !== 'succeeded') can.push('look again')
      if (status === 'uncertain' || failure?.canRetry) can.push('send again')
      if (status === 'uncertain') can.push('dismiss')
      return { status, code: failure?.code ?? null, charged: charged(prompt), can }
    },

    async close() {
      await studio.close()
      await gate.close()
    },
  }
}
