import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Catalog } from '#shared/catalog-answer.ts'
import type { Generation } from '#shared/generation.ts'
import type { References } from '#shared/run.ts'
import { openStudio, testKeys } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { falUpload, lookInto, luma, paint } from './references-kit.ts'
import type { Probe } from './references-kit.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

describe('without a public address, with keys', () => {
  let studio: TestStudio
  let probe: Probe
  let modify: References['modify']
  beforeAll(async () => {
    studio = await openStudio()
    probe = lookInto(studio)
    modify = { imageId: (await studio.keepImage(await paint('#a33'))).id, weight: 1 }
  })
  afterAll(() => studio.close())

  const relay = (via: string | null) => studio.send('PUT', '/api/settings/relay', { via })
  const routeToLuma = async () =>
    (await studio.read<Catalog>(studio.request('/api/catalog'))).providers[0]?.referenceRoute

  it('Luma gets pictures through the account that was chosen, and from then on only', async () => {
    const refused = await studio.send('POST', '/api/runs', {
      id: crypto.randomUUID(),
      prompt: 'no way',
      targets: [luma],
      references: { modify },
    })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ error: { field: 'targets.0.references' } })
    expect(await routeToLuma()).toBeNull()

    for (const via of ['fal', 'wavespeed'] as const) {
      expect((await relay(via)).status).toBe(200)
      expect(await routeToLuma()).toBe(via)
      const prompt = `through ${via}`
      const [generation] = await probe.generate(prompt, [luma], { modify })
      const account = via === 'fal' ? 'fal' : 'WaveSpeed'
      expect(generation).toMatchObject({
        status: 'succeeded',
        adjustments: [`The pictures reach Luma through your ${account} account`],
      })
    }
    expect(probe.count(falUpload)).toBe(1)
    expect(probe.count('wavespeed POST /wavespeed/api/v3/media/upload/binary')).toBe(1)
    expect((await relay(null)).status).toBe(200)
    expect(await routeToLuma()).toBeNull()
  })

  it('a retry is refused once the way is gone, and tells of a new way', async () => {
    await relay('fal')
    const [generation] = await probe.generate('to be repeated [fail@luma]', [luma], { modify })
    expect(generation).toMatchObject({ status: 'failed' })
    const retry = () => studio.send('POST', `/api/generations/${generation?.id}/retry`)

    await relay(null)
    const refused = await retry()
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      error: { message: 'Luma takes pictures from public addresses only' },
    })

    await relay('wavespeed')
    expect(await studio.read<Generation>(retry())).toMatchObject({
      adjustments: ['The pictures reach Luma through your WaveSpeed account'],
    })
    await relay(null)
  })

  it('a relay that refuses is named, and its key is not called Luma’s', async () => {
    await relay('fal')
    const image = await studio.keepImage(await paint('#123'))
    const json = { detail: `not with ${testKeys.FAL_KEY}` }
    probe.fault({ provider: 'fal', step: 'upload', action: { kind: 'respond', status: 401, json } })
    const [generation] = await probe.generate('relay refused', [luma], {
      modify: { imageId: image.id, weight: 1 },
    })
    expect(generation?.failure).toMatchObject({
      code: 'reference_unreachable',
      message: expect.stringMatching(/^Nothing was charged/),
      providerMessage: expect.stringMatching(/^fal did not take a reference/),
    })
    expect(probe.bodies('relay refused')).toEqual([])
    const shown = JSON.stringify(await probe.detail(generation?.id ?? ''))
    expect(shown).not.toContain(testKeys.FAL_KEY.slice(0, 6))
    await relay(null)
  })
})
