import { describe, expect, it } from 'vitest'
import { providerIds, targets } from './catalog.ts'
import type { AspectRatio, ProviderId, ProviderMode } from './catalog.ts'
import { fit } from './fit.ts'
import { noReferences } from './references.ts'
import type { RunTarget } from './run.ts'

const modes = (mode: ProviderMode) =>
  Object.fromEntries(providerIds.map((id) => [id, mode])) as Record<ProviderId, ProviderMode>
const routes = { luma: 'address', fal: 'upload', segmind: null, wavespeed: 'upload' } as const
const conditions = { modes: modes('live'), routes }

const run = (aspectRatio: AspectRatio | null, prompt = 'a lighthouse') => ({
  prompt,
  aspectRatio,
  references: noReferences,
  reframe: null,
})

describe('fit', () => {
  it.each<[RunTarget, AspectRatio | null, AspectRatio | null]>([
    [{ provider: 'luma', model: 'photon' }, '4:3', '4:3'],
    [{ provider: 'luma', model: 'photon-flash' }, null, '16:9'],
    [{ provider: 'fal', model: 'photon' }, null, '1:1'],
    [{ provider: 'segmind', model: 'photon' }, '3:2', '3:2'],
    [{ provider: 'wavespeed', model: 'photon' }, null, null],
  ])('sends %o exactly as asked with %s', (target, asked, sent) => {
    expect(fit(run(asked), target, conditions)).toEqual({
      kind: 'exact',
      aspectRatio: sent,
      adjustments: [],
    })
  })

  it('says that WaveSpeed chooses the ratio', () => {
    expect(fit(run('9:16'), { provider: 'wavespeed', model: 'photon' }, conditions)).toEqual({
      kind: 'adjusted',
      aspectRatio: null,
      adjustments: ['WaveSpeed chooses the ratio'],
    })
  })

  it.each<[ProviderId, AspectRatio, AspectRatio]>([
    ['segmind', '4:3', '5:4'],
    ['segmind', '3:4', '4:5'],
    ['luma', '3:2', '4:3'],
    ['fal', '4:5', '3:4'],
  ])('offers %s the ratio nearest to %s', (provider, asked, offered) => {
    expect(fit(run(asked), { provider, model: 'photon' }, conditions)).toMatchObject({
      kind: 'unavailable',
      field: 'aspectRatio',
      wayOut: { target: { provider, model: 'photon', aspectRatio: offered } },
    })
  })

  it('keeps the sentence when the person took the way out', () => {
    const target: RunTarget = { provider: 'segmind', model: 'photon', aspectRatio: '5:4' }
    expect(fit(run('4:3'), target, conditions)).toEqual({
      kind: 'adjusted',
      aspectRatio: '5:4',
      adjustments: ['5:4 instead of 4:3'],
    })
  })

  it('knows no Flash at Segmind', () => {
    const target: RunTarget = { provider: 'segmind', model: 'photon-flash' }
    expect(fit(run('1:1'), target, conditions)).toMatchObject({
      kind: 'unavailable',
      field: 'model',
    })
  })

  it('needs three characters for Luma and one elsewhere', () => {
    expect(fit(run('1:1', 'ab'), { provider: 'luma', model: 'photon' }, conditions)).toMatchObject({
      kind: 'unavailable',
      field: 'prompt',
    })
    expect(fit(run('1:1', 'ab'), { provider: 'fal', model: 'photon' }, conditions).kind).toBe(
      'exact',
    )
  })

  it('names the missing key of a provider that is off', () => {
    const off = { routes, modes: { ...conditions.modes, fal: 'off' as const } }
    expect(fit(run('1:1'), { provider: 'fal', model: 'photon' }, off)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('FAL_KEY'),
    })
  })

  it('never sends a ratio that the target does not list', () => {
    for (const { provider, model, aspectRatios } of targets)
      for (const asked of ['1:1', '4:3', '3:2', '9:21'] as const) {
        const result = fit(run(asked), { provider, model }, conditions)
        if (result.kind === 'unavailable' || result.aspectRatio === null) continue
        expect(aspectRatios).toContain(result.aspectRatio)
      }
  })
})
