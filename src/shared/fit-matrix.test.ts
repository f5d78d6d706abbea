import { describe, expect, it } from 'vitest'
import { aspectRatios, modelIds, providerIds } from './catalog.ts'
import type { AspectRatio, ProviderId, ReferenceKind, ReferenceRoute } from './catalog.ts'
import { fit } from './fit.ts'
import type { FitConditions } from './fit.ts'
import { noReferences } from './references.ts'
import type { References, Reframe, RunTarget } from './run.ts'

/** The matrix of `providers/matrix.md` §2, written down once more: targets, ratios, kinds and counts. */
const seven: AspectRatio[] = ['1:1', '16:9', '9:16', '4:3', '3:4', '21:9', '9:21']
const nine: AspectRatio[] = ['1:1', '16:9', '2:3', '3:2', '4:5', '5:4', '9:16', '9:21', '21:9']
const ratios: Record<ProviderId, AspectRatio[]> = {
  luma: seven,
  fal: seven,
  segmind: nine,
  wavespeed: [],
}
const takes: Record<ProviderId, ReferenceKind[]> = {
  luma: ['image', 'style', 'character', 'modify'],
  fal: ['modify'],
  segmind: [],
  wavespeed: ['modify'],
}
const reframes: Record<ProviderId, boolean> = {
  luma: true,
  fal: true,
  segmind: false,
  wavespeed: false,
}

const pictures = (count: number, weight = 0.85) =>
  Array.from({ length: count }, (_, n) => ({ imageId: String(n).repeat(64), weight }))
const only = (kind: ReferenceKind, count: number): References => ({
  ...noReferences,
  ...(kind === 'modify' ? { modify: pictures(1)[0] ?? null } : { [kind]: pictures(count) }),
})
const asked: [string, ReferenceKind[], References][] = [
  ['nothing', [], noReferences],
  ['1 image', ['image'], only('image', 1)],
  ['4 images', ['image'], only('image', 4)],
  ['a style', ['style'], only('style', 1)],
  ['1 of a character', ['character'], only('character', 1)],
  ['4 of a character', ['character'], only('character', 4)],
  ['a source to modify', ['modify'], only('modify', 1)],
  ['image and style', ['image', 'style'], { ...only('image', 2), style: pictures(1) }],
  [
    'everything',
    ['image', 'style', 'character', 'modify'],
    {
      image: pictures(4),
      style: pictures(1),
      character: pictures(4),
      modify: pictures(1)[0] ?? null,
    },
  ],
]

const live: FitConditions = {
  modes: { luma: 'live', fal: 'live', segmind: 'live', wavespeed: 'live' },
  routes: { luma: 'address', fal: 'upload', segmind: null, wavespeed: 'upload' },
}
const lumaBy = (luma: ReferenceRoute | null) => ({ ...live, routes: { ...live.routes, luma } })
const frame: Reframe = { imageId: 'a'.repeat(64), x: 0.1, y: 0, width: 0.8, height: 1 }

const allTargets = providerIds.flatMap((provider) =>
  modelIds
    .filter((model) => provider !== 'segmind' || model === 'photon')
    .map((model): RunTarget => ({ provider, model })),
)

function ask(
  target: RunTarget,
  references: References,
  {
    aspectRatio = null,
    prompt = 'a lighthouse',
    reframe = null,
    conditions = live,
  }: Partial<{
    aspectRatio: AspectRatio | null
    prompt: string
    reframe: Reframe | null
    conditions: FitConditions
  }> = {},
) {
  return fit({ prompt, aspectRatio, references, reframe }, target, conditions)
}

describe.each(allTargets)('$provider $model', (target) => {
  const { provider } = target

  it.each(asked)('with %s, in every ratio', (_what, kinds, references) => {
    const list = ratios[provider]
    const takesKinds = kinds.every((kind) => takes[provider].includes(kind))
    for (const aspectRatio of [null, ...aspectRatios]) {
      const takesRatio = aspectRatio === null || list.length === 0 || list.includes(aspectRatio)
      const field = takesKinds ? 'aspectRatio' : 'references'
      expect(ask(target, references, { aspectRatio })).toMatchObject(
        takesKinds && takesRatio
          ? { aspectRatio: sentRatio(provider, aspectRatio) }
          : { kind: 'unavailable', field },
      )
    }
  })

  const refused = asked.filter(([, kinds]) => kinds.some((kind) => !takes[provider].includes(kind)))
  const isHopeless = (kinds: ReferenceKind[]) =>
    kinds.includes('modify') && !takes[provider].includes('modify')

  it('offers to go without what it does not take, and then says so', () => {
    for (const [, kinds, references] of refused.filter(([, kinds]) => !isHopeless(kinds))) {
      const without = kinds.filter((kind) => !takes[provider].includes(kind))
      const result = ask(target, references)
      expect(result).toMatchObject({ wayOut: { target: { ...target, without } } })
      const after = ask({ ...target, without } as RunTarget, references)
      expect(after).toMatchObject({
        kind: 'adjusted',
        adjustments: expect.arrayContaining([expect.stringMatching(/^Without the /)]),
      })
    }
  })

  it('offers nothing where the source itself is refused', () => {
    for (const [, , references] of refused.filter(([, kinds]) => isHopeless(kinds)))
      expect(ask(target, references)).not.toHaveProperty('wayOut')
  })

  it('reframes or says that it cannot', () => {
    const result = ask(target, noReferences, { reframe: frame, prompt: '', aspectRatio: '16:9' })
    expect(result).toMatchObject(
      reframes[provider]
        ? { kind: 'exact', aspectRatio: '16:9' }
        : { kind: 'unavailable', field: 'reframe' },
    )
  })
})

const sentRatio = (provider: ProviderId, asked: AspectRatio | null) => {
  if (provider === 'wavespeed') return null
  return asked ?? (provider === 'luma' ? '16:9' : '1:1')
}

describe('what is said', () => {
  const luma: RunTarget = { provider: 'luma', model: 'photon' }
  const fal: RunTarget = { provider: 'fal', model: 'photon' }
  const segmind: RunTarget = { provider: 'segmind', model: 'photon' }
  const wavespeed: RunTarget = { provider: 'wavespeed', model: 'photon-flash' }
  const style = only('style', 1)
  const modify = only('modify', 1)

  it.each<[RunTarget, References, string, string]>([
    [fal, style, 'fal takes no style reference', 'Drop the style reference for fal'],
    [
      wavespeed,
      { ...style, image: pictures(1) },
      'WaveSpeed takes no image and style references',
      'Drop the image and style references for WaveSpeed',
    ],
  ])('why %o cannot', (target, references, reason, label) => {
    expect(ask(target, references)).toMatchObject({
      kind: 'unavailable',
      reason,
      wayOut: { label },
    })
  })

  it('that Segmind cannot modify', () => {
    const reason = 'Segmind cannot modify a picture'
    expect(ask(segmind, modify)).toMatchObject({ kind: 'unavailable', reason })
  })

  it('that WaveSpeed decides weight and ratio of a modification', () => {
    expect(ask(wavespeed, modify, { aspectRatio: '1:1' })).toMatchObject({
      kind: 'adjusted',
      adjustments: [
        'WaveSpeed decides how close it stays to the source',
        'WaveSpeed chooses the ratio',
      ],
    })
  })

  it('which ratio fal uses where none was chosen', () => {
    expect(ask(fal, modify)).toMatchObject({
      kind: 'adjusted',
      adjustments: ['1:1: fal needs a ratio'],
    })
  })

  it.each<[RunTarget, string, boolean]>([
    [luma, '', false],
    [luma, 'ab', false],
    [fal, '', true],
    [wavespeed, '', false],
    [wavespeed, 'a', true],
  ])('whether %o modifies with the prompt "%s"', (target, prompt, can) => {
    const { kind } = ask(target, modify, { prompt })
    expect(kind !== 'unavailable').toBe(can)
  })

  it('that Luma cannot see our pictures without a way to them', () => {
    const conditions = lumaBy(null)
    expect(ask(luma, style, { conditions })).toMatchObject({
      kind: 'unavailable',
      field: 'references',
      needsRelay: true,
      wayOut: { target: { ...luma, without: ['style'] } },
    })
    expect(ask(luma, modify, { conditions })).not.toHaveProperty('wayOut')
    expect(ask(luma, noReferences, { conditions }).kind).toBe('exact')
    expect(ask({ ...luma, without: ['style'] }, style, { conditions })).toMatchObject({
      kind: 'adjusted',
      adjustments: ['Without the style reference'],
    })
  })

  it('through whose account they pass', () => {
    expect(ask(luma, style, { conditions: lumaBy('fal') })).toMatchObject({
      adjustments: ['The pictures reach Luma through your fal account'],
    })
    expect(ask(luma, noReferences, { conditions: lumaBy('fal') }).kind).toBe('exact')
  })
})
