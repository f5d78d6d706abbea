import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import { noReferences } from '#shared/references.ts'
import { serveEmulators } from '../../emulators/serve.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { compose } from '../composition.ts'
import { readConfig } from '../config.ts'
import type { ImageStorage } from '../image-storage/image-storage.ts'
import { openStudio, testKeys } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

vi.setConfig({ testTimeout: 40_000 })

const falUpload = 'fal POST /fal-rest/storage/upload/initiate'
const picture = sharp({ create: { width: 300, height: 200, channels: 3, background: '#a33' } })
  .jpeg()
  .toBuffer()

const runOf = (imageId: string, copies = 1) => ({
  id: crypto.randomUUID(),
  prompt: 'a lighthouse',
  targets: [{ provider: 'fal', model: 'photon' } as const],
  copies,
  aspectRatio: '1:1' as const,
  references: { ...noReferences, modify: { imageId, weight: 1 } },
})

describe('before a picture is with its provider', () => {
  let studio: TestStudio
  let storage: ImageStorage
  let isBroken = false
  afterEach(() => studio.close())

  async function open(environment: Record<string, string> = {}) {
    isBroken = false
    studio = await openStudio({
      environment,
      wrapStorage(real) {
        storage = {
          ...real,
          async size(key) {
            if (isBroken) throw new Error('EIO')
            return real.size(key)
          },
        }
        return storage
      },
    })
    studio.emulators.control.set({ pictures: 'plain' })
    return (await studio.keepImage(await picture)).id
  }

  const begin = async (imageId: string, copies = 1) =>
    (await studio.run(runOf(imageId, copies))).generations
  const only = (generations: Generation[]) => generations[0]?.id ?? ''
  const submits = () => studio.emulators.control.submits()
  const uploads = () => studio.emulators.control.counts().requests[falUpload] ?? 0
  const hold = (ms: number) =>
    studio.emulators.control.addFault({
      provider: 'fal',
      step: 'upload',
      action: { kind: 'delay', ms },
    })

  it('a person can cancel, and nothing is sent', async () => {
    const imageId = await open()
    hold(800)
    const id = only(await begin(imageId))
    await studio.until(id, ({ progress }) => progress.log === 'Sending references')
    await studio.read(studio.send('POST', `/api/generations/${id}/cancel`))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await studio.generation(id)).toMatchObject({
      status: 'canceled',
      cost: { actualUsd: 0 },
    })
    expect(submits()).toEqual([])
  })

  it('fails in the end, free of charge, where uploads stay down', async () => {
    const imageId = await open({ JOB_DEADLINE_S: '30' })
    studio.emulators.control.addFault({
      provider: 'fal',
      step: 'upload',
      action: { kind: 'reset' },
      times: 'forever',
    })
    expect(await studio.settled(only(await begin(imageId)))).toMatchObject({
      status: 'failed',
      failure: {
        code: 'provider_error',
        providerMessage: expect.stringMatching(/^fal could not be reached/),
      },
      cost: { actualUsd: 0 },
    })
    expect(submits()).toEqual([])
  })

  it('waits for a storage that cannot be read for a while', async () => {
    const imageId = await open()
    isBroken = true
    const id = only(await begin(imageId))
    await studio.until(id, ({ progress }) => progress.log === 'The references cannot be read')
    isBroken = false
    expect(await studio.settled(id)).toMatchObject({ status: 'succeeded' })
    expect(submits()).toHaveLength(1)
  })

  it('fails, free of charge, where the picture is gone from our storage', async () => {
    const imageId = await open()
    await storage.delete(imageId)
    expect(await studio.settled(only(await begin(imageId)))).toMatchObject({
      status: 'failed',
      failure: {
        code: 'reference_unreachable',
        providerMessage: 'A reference is not in this studio any more',
      },
      cost: { actualUsd: 0 },
    })
    expect(uploads()).toBe(0)
    expect(submits()).toEqual([])
  })

  it('no turn is taken: slow uploads do not bring two calls together', async () => {
    const imageId = await open({ SUBMITS_PER_MINUTE: 'fal=6' })
    hold(1_000)
    const [first, second] = await Promise.all(
      (await begin(imageId, 2)).map(({ id }) => studio.settled(id)),
    )
    const times = [first, second].map((each) => Date.parse(each?.times.submittedAt ?? ''))
    expect(Math.abs((times[0] ?? 0) - (times[1] ?? 0))).toBeGreaterThanOrEqual(9_900)
    expect(uploads()).toBe(1)
  })

  it('what was sent before a restart is not sent again', async () => {
    const imageId = await open()
    await studio.settled(only(await begin(imageId)))
    await studio.reopen()
    expect(await studio.settled(only(await begin(imageId)))).toMatchObject({ status: 'succeeded' })
    expect(uploads()).toBe(1)
  })
})

describe('a server that dies in the middle of an upload', () => {
  /** From `stop` on, nothing happens at its time: no lease is renewed. */
  function mortalClock(): Clock & { stop: () => void } {
    let isDead = false
    const factor = 20
    return {
      now: () => Date.now() * factor,
      after: (ms, call) => systemClock.after(ms / factor, () => (isDead ? undefined : call())),
      sleep: (ms) => systemClock.sleep(ms / factor),
      stop: () => {
        isDead = true
      },
    }
  }

  it('is followed by one that sends it once; what the first still gets to do is for nothing', async () => {
    const emulators = await serveEmulators({ speed: 20 })
    const dataDir = await mkdtemp(join(tmpdir(), 'photon-crash-'))
    const config = readConfig({
      DATA_DIR: dataDir,
      FAL_KEY: testKeys.FAL_KEY,
      FAL_QUEUE_URL: emulators.falQueueUrl,
      FAL_REST_URL: emulators.falRestUrl,
    })
    const start = (clock: Clock) =>
      compose({ config, log: pino({ level: 'silent' }), clock, leaseMs: 10_000 })

    const clock = mortalClock()
    const first = await start(clock)
    first.worker.start()
    const { id: imageId } = await first.images.keep(await picture)
    emulators.control.addFault({
      provider: 'fal',
      step: 'upload',
      action: { kind: 'delay', ms: 3_000 },
    })
    await first.app.request('http://localhost/api/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(runOf(imageId)),
    })
    await vi.waitFor(() => expect(emulators.control.counts().requests[falUpload]).toBe(1))
    clock.stop()

    const second = await start(mortalClock())
    second.worker.start()
    await vi.waitFor(
      async () => {
        const response = await second.app.request('http://localhost/api/generations')
        expect(await response.json()).toMatchObject({ items: [{ status: 'succeeded' }] })
      },
      { timeout: 20_000, interval: 100 },
    )
    // The first one's upload comes to its end, and its generation is not its own any more.
    await first.close()
    expect(emulators.control.submits()).toHaveLength(1)
    expect(emulators.control.counts().requests[falUpload]).toBe(2)

    await second.close()
    await emulators.close()
    await rm(dataDir, { recursive: true, force: true })
  })
})
