import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Logger } from 'pino'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import type { NewRun, Run } from '#shared/run.ts'
import { serveEmulators } from '../emulators/serve.ts'
import type { Clock } from './clock.ts'
import { systemClock } from './clock.ts'
import { compose } from './composition.ts'
import { modesOf } from './connect-providers.ts'
import type { CompositionDeps } from './composition.ts'
import { readConfig } from './config.ts'

const fastClock = (factor: number): Clock => {
  const start = Date.now()
  return {
    now: () => start + (Date.now() - start) * factor,
    after: (ms, call) => systemClock.after(ms / factor, call),
    sleep: (ms) => systemClock.sleep(ms / factor),
  }
}

export const testKeys = {
  LUMAAI_API_KEY: 'luma-0123456789abcdef',
  FAL_KEY: 'fal-id-0123:fal-secret-4567',
  SEGMIND_API_KEY: 'SG_0123456789abcdef',
  WAVESPEED_API_KEY: 'ws-0123456789abcdef',
}

interface Options {
  environment?: Record<string, string>
  /** Time in the tests runs this much faster, for our worker and for the emulators alike. */
  factor?: number
  /** What the emulators say of times is then by our clock; they send no webhooks in time. */
  areClocksOne?: boolean
  /** How much faster than life the emulators draw, where that is not as fast as time runs. */
  speed?: number
  log?: Logger
  wrapStorage?: CompositionDeps['wrapStorage']
  fetchImage?: CompositionDeps['fetchImage']
}

/** The whole server on a library of its own, with keys, speaking to emulators instead of the providers. */
export async function openStudio({
  environment = {},
  factor = 20,
  areClocksOne = false,
  speed = areClocksOne ? 1 : factor,
  log = pino({ level: 'silent' }),
  wrapStorage,
  fetchImage,
}: Options = {}) {
  const clock = fastClock(factor)
  const emulators = await serveEmulators({ speed, ...(areClocksOne && { now: clock.now }) })
  const dataDir = await mkdtemp(join(tmpdir(), 'photon-studio-'))
  const config = readConfig({
    DATA_DIR: dataDir,
    ...testKeys,
    LUMA_BASE_URL: emulators.lumaBaseUrl,
    FAL_QUEUE_URL: emulators.falQueueUrl,
    FAL_REST_URL: emulators.falRestUrl,
    SEGMIND_URL: emulators.segmindUrl,
    WAVESPEED_BASE_URL: emulators.wavespeedBaseUrl,
    ...environment,
  })
  const open = () =>
    compose({
      config,
      log,
      clock,
      leaseMs: 20_000 * factor,
      ...(Object.values(modesOf(config)).includes('sandbox') && { sandboxUrls: emulators }),
      ...(wrapStorage && { wrapStorage }),
      ...(fetchImage && { fetchImage }),
    })
  let studio = await open()
  studio.worker.start()

  const request = (path: string, init?: RequestInit) =>
    studio.app.request(`http://localhost${path}`, init)

  const send = (method: string, path: string, body?: unknown) =>
    request(path, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })

  const read = async <T>(response: Response | Promise<Response>): Promise<T> => {
    const answer = await response
    if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as T
  }

  const generation = (id: string) => read<Generation>(request(`/api/generations/${id}`))

  return {
    emulators,
    dataDir,
    clock,
    fetch: (request: Request) => studio.app.fetch(request),
    /** Every route that there is, with what stands in for its parameters. */
    routes: () => studio.app.routes,
    request,
    send,
    read,
    generation,

    /** What otherwise happens once an hour. */
    keepHouse: () => studio.housekeeping.run(),

    keepImage: (bytes: Uint8Array) => studio.images.keep(bytes),

    /** Creates a run and gives its generations. */
    run: (input: Partial<NewRun> & Pick<NewRun, 'targets'>) =>
      read<Run>(
        send('POST', '/api/runs', { id: crypto.randomUUID(), prompt: 'a lighthouse', ...input }),
      ),

    /** Follows the changes, as the gallery does, until the generation is as wanted. */
    async until(id: string, isWanted: (generation: Generation) => boolean): Promise<Generation> {
      let { cursor } = await read<{ cursor: string }>(request('/api/generations/changes'))
      for (;;) {
        const found = await generation(id)
        if (isWanted(found)) return found
        const path = `/api/generations/changes?since=${cursor}&waitMs=25000`
        ;({ cursor } = await read<{ cursor: string }>(request(path)))
      }
    },

    settled(id: string): Promise<Generation> {
      return this.until(id, ({ status }) => isSettled(status))
    },

    /** As after a restart: a new server on the same library. */
    async reopen() {
      await studio.close()
      studio = await open()
      studio.worker.start()
    },

    async close() {
      await studio.close()
      await emulators.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type TestStudio = Awaited<ReturnType<typeof openStudio>>
