import { describe, expect, it } from 'vitest'
import { createFal } from '../../server/providers/fal.ts'
import { createLuma } from '../../server/providers/luma.ts'
import type { ImageRequest, Provider } from '../../server/providers/provider.ts'
import { createSegmind } from '../../server/providers/segmind.ts'
import { createWavespeed } from '../../server/providers/wavespeed.ts'
import type { ProviderId } from '../catalog.ts'
import { frameOf } from '../frame.ts'
import { noReferences } from '../references.ts'
import { addressOf } from './endpoints.ts'
import { wireRequestFor, wireRequestOf } from './wire-request.ts'
import type { Asked } from './wire-request.ts'

const apiKey = 'id:secret-0123456789'
const adapters: Record<ProviderId, Provider> = {
  luma: createLuma({ apiKey, baseUrl: 'https://api.lumalabs.ai/dream-machine/v1' }),
  fal: createFal({ apiKey, queueUrl: 'https://queue.fal.run', restUrl: 'https://rest.fal.ai' }),
  segmind: createSegmind({
    apiKey,
    modelUrl: 'https://api.segmind.com/v1/models/luma-photon-txt-2-img',
  }),
  wavespeed: createWavespeed({ apiKey, baseUrl: 'https://api.wavespeed.ai/api/v3' }),
}

const imageId = 'a'.repeat(64)
const ask = (change: Partial<Asked> = {}): Asked => ({
  prompt: 'a lighthouse',
  aspectRatio: '16:9',
  references: noReferences,
  reframe: null,
  ...change,
})
const url = (name: string) => `https://example.com/${name}.jpg`
const modify = { imageId, weight: 0.3 }
const reframe = { imageId, x: 0.125, y: 0.1, width: 1, height: 0.5 }

const cases: [string, ProviderId, 'photon' | 'photon-flash', Asked, Partial<ImageRequest>][] = [
  ...(['luma', 'fal', 'segmind', 'wavespeed'] as const).map(
    (provider) => ['words', provider, 'photon', ask(), {}] as (typeof cases)[number],
  ),
  ['words', 'fal', 'photon-flash', ask(), {}],
  [
    'all references',
    'luma',
    'photon-flash',
    ask({
      references: {
        image: [
          { imageId, weight: 0.85 },
          { imageId, weight: 0.5 },
        ],
        style: [{ imageId, weight: 0.8 }],
        character: [{ imageId }, { imageId }],
        modify,
      },
    }),
    {
      references: {
        image: [
          { url: url('image-1'), weight: 0.85 },
          { url: url('image-2'), weight: 0.5 },
        ],
        style: [{ url: url('style'), weight: 0.8 }],
        character: [{ url: url('character-1') }, { url: url('character-2') }],
        modify: { url: url('source'), weight: 0.3 },
      },
    },
  ],
  ...(['luma', 'fal', 'wavespeed'] as const).map(
    (provider) =>
      [
        'a picture to modify',
        provider,
        'photon-flash',
        ask({ references: { ...noReferences, modify } }),
        {
          references: {
            image: [],
            style: [],
            character: [],
            modify: { url: url('source'), weight: 0.3 },
          },
        },
      ] as (typeof cases)[number],
  ),
  ...(['luma', 'fal'] as const).map(
    (provider) =>
      [
        'a picture to reframe, without words',
        provider,
        'photon',
        ask({ prompt: '', reframe }),
        { prompt: '', reframe: { url: url('source'), ...frameOf(reframe, '16:9').visible } },
      ] as (typeof cases)[number],
  ),
]

describe('a request for a snippet', () => {
  it.each(cases)('with %s is what we would send to %s %s', (_, provider, model, asked, wanted) => {
    const answer = wireRequestFor(asked, { provider, model })
    if ('refusal' in answer) throw new Error(answer.refusal)
    const sent = adapters[provider].prepare({
      model,
      prompt: asked.prompt,
      aspectRatio: provider === 'wavespeed' ? null : asked.aspectRatio,
      ...wanted,
    })
    expect(answer.request.body).toEqual(sent.body)
    expect(addressOf(provider, answer.request)).toBe(sent.url)
    // And what was sent is told the same way.
    const again = wireRequestOf(model, sent)
    expect(addressOf(provider, again)).toBe(sent.url)
    expect(again.body).toEqual(sent.body)
  })

  it.each([
    [ask({ aspectRatio: '4:3' }), 'segmind', 'Segmind has no 4:3'],
    [ask({ reframe }), 'wavespeed', 'WaveSpeed cannot reframe a picture'],
    [ask({ prompt: ' ' }), 'fal', 'Write a prompt first'],
  ] as const)('is refused in words where the target cannot do it', (asked, provider, reason) => {
    expect(wireRequestFor(asked, { provider, model: 'photon' })).toEqual({ refusal: reason })
  })

  it('says what the target does differently, and goes without what it was told to', () => {
    const references = { ...noReferences, style: [{ imageId, weight: 0.8 }] }
    const answer = wireRequestFor(ask({ references }), {
      provider: 'fal',
      model: 'photon',
      without: ['style'],
    })
    expect(answer).toMatchObject({
      adjustments: ['Without the style reference'],
      request: { body: { prompt: 'a lighthouse', aspect_ratio: '16:9' } },
    })
  })
})
