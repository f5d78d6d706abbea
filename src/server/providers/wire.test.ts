import { describe, expect, it } from 'vitest'
import type { ProviderId } from '#shared/catalog.ts'
import { failureOf } from './provider-test-kit.ts'
import type { ImageRequest, RequestReferences } from './provider.ts'
import { createProvider } from './registry.ts'

/** What goes over the wire for each thing that can be asked for: method and address, then the body. */

const urls = {
  lumaBaseUrl: 'https://api.lumalabs.ai/dream-machine/v1',
  falQueueUrl: 'https://queue.fal.run',
  falRestUrl: 'https://rest.fal.ai',
  segmindUrl: 'https://api.segmind.com/v1/models/luma-photon-txt-2-img',
  wavespeedBaseUrl: 'https://api.wavespeed.ai/api/v3',
}
const adapterOf = (provider: ProviderId) => createProvider(provider, 'key-0123456789', urls)

const picture = (name: string) => `https://pictures.test/${name}.png`
const weighed = (name: string, weight: number) => ({ url: picture(name), weight })
const refs = (change: Partial<RequestReferences>): RequestReferences => ({
  image: [],
  style: [],
  character: [],
  modify: null,
  ...change,
})

const image = [weighed('cliff', 0.85), weighed('gull', 0.4)]
const style = [weighed('linocut', 0.8)]
const character = [{ url: picture('face') }, { url: picture('profile') }]
const modify = weighed('source', 0.9)
const reframe = { url: picture('source'), x: 0, y: 424, width: 1152, height: 1200 }

type Asked = Partial<ImageRequest>
type Row = [what: string, asked: Asked, line: string, body: Record<string, unknown>]

const prepared = (provider: ProviderId, asked: Asked) => {
  const { method, url, body } = adapterOf(provider).prepare({
    model: 'photon',
    prompt: 'a lighthouse',
    aspectRatio: '9:16',
    ...asked,
  })
  return { line: `${method} ${url}`, body }
}

describe('Luma', () => {
  const create = 'POST https://api.lumalabs.ai/dream-machine/v1/generations/image'
  const same = { prompt: 'a lighthouse', aspect_ratio: '9:16' }
  const photon = { ...same, model: 'photon-1' }
  const placed = {
    generation_type: 'reframe_image',
    media: { url: 'https://pictures.test/source.png' },
    aspect_ratio: '9:16',
    grid_position_x: 0,
    grid_position_y: 424,
    resized_width: 1152,
    resized_height: 1200,
  }
  const rows: Row[] = [
    ['text, Photon', {}, create, photon],
    ['text, Flash', { model: 'photon-flash' }, create, { ...same, model: 'photon-flash-1' }],
    ['no references after all', { references: refs({}) }, create, photon],
    [
      'image references',
      { references: refs({ image }) },
      create,
      {
        ...photon,
        image_ref: [
          { url: 'https://pictures.test/cliff.png', weight: 0.85 },
          { url: 'https://pictures.test/gull.png', weight: 0.4 },
        ],
      },
    ],
    [
      'a style',
      { references: refs({ style }), model: 'photon-flash' },
      create,
      {
        ...same,
        model: 'photon-flash-1',
        style_ref: [{ url: 'https://pictures.test/linocut.png', weight: 0.8 }],
      },
    ],
    [
      'a character',
      { references: refs({ character }) },
      create,
      {
        ...photon,
        character_ref: {
          identity0: {
            images: ['https://pictures.test/face.png', 'https://pictures.test/profile.png'],
          },
        },
      },
    ],
    [
      'modify, Photon',
      { references: refs({ modify }) },
      create,
      { ...photon, modify_image_ref: { url: 'https://pictures.test/source.png', weight: 0.9 } },
    ],
    [
      'modify, Flash, the colours alone',
      { references: refs({ modify: weighed('source', 0) }), model: 'photon-flash' },
      create,
      {
        ...same,
        model: 'photon-flash-1',
        modify_image_ref: { url: 'https://pictures.test/source.png', weight: 0 },
      },
    ],
    [
      'all together',
      {
        references: { image, style, character, modify },
        webhookUrl: 'https://us.test/api/webhooks/luma/1/s',
      },
      create,
      {
        ...photon,
        callback_url: 'https://us.test/api/webhooks/luma/1/s',
        image_ref: [
          { url: 'https://pictures.test/cliff.png', weight: 0.85 },
          { url: 'https://pictures.test/gull.png', weight: 0.4 },
        ],
        style_ref: [{ url: 'https://pictures.test/linocut.png', weight: 0.8 }],
        character_ref: {
          identity0: {
            images: ['https://pictures.test/face.png', 'https://pictures.test/profile.png'],
          },
        },
        modify_image_ref: { url: 'https://pictures.test/source.png', weight: 0.9 },
      },
    ],
    [
      'reframe, Photon',
      { reframe },
      `${create}/reframe`,
      { ...placed, model: 'photon-1', prompt: 'a lighthouse' },
    ],
    [
      'reframe, Flash, without words',
      { reframe, model: 'photon-flash', prompt: ' ' },
      `${create}/reframe`,
      { ...placed, model: 'photon-flash-1' },
    ],
    [
      'reframe, told by callback',
      { reframe, prompt: '', webhookUrl: 'https://us.test/api/webhooks/luma/1/s' },
      `${create}/reframe`,
      { ...placed, model: 'photon-1', callback_url: 'https://us.test/api/webhooks/luma/1/s' },
    ],
  ]
  it.each(rows)('%s', (_what, asked, line, body) => {
    expect(prepared('luma', asked)).toEqual({ line, body })
  })
})

describe('fal', () => {
  const photon = 'POST https://queue.fal.run/fal-ai/luma-photon'
  const flash = 'POST https://queue.fal.run/fal-ai/luma-photon/flash'
  const text = { prompt: 'a lighthouse', aspect_ratio: '9:16' }
  const source = { image_url: 'https://pictures.test/source.png', aspect_ratio: '9:16' }
  const place = {
    grid_position_x: 0,
    grid_position_y: 424,
    x_start: 0,
    x_end: 1152,
    y_start: 424,
    y_end: 1624,
  }
  const rows: Row[] = [
    ['text, Photon', {}, photon, text],
    ['text, Flash', { model: 'photon-flash' }, flash, text],
    [
      'modify, Photon',
      { references: refs({ modify }) },
      `${photon}/modify`,
      { ...source, strength: 0.9, prompt: 'a lighthouse' },
    ],
    [
      'modify, Flash, without words',
      { references: refs({ modify: weighed('source', 0) }), model: 'photon-flash', prompt: '' },
      `${flash}/modify`,
      { ...source, strength: 0 },
    ],
    [
      'modify, told by webhook',
      { references: refs({ modify }), webhookUrl: 'https://us.test/hook?a=b' },
      `${photon}/modify?fal_webhook=https%3A%2F%2Fus.test%2Fhook%3Fa%3Db`,
      { ...source, strength: 0.9, prompt: 'a lighthouse' },
    ],
    [
      'reframe, Photon',
      { reframe },
      `${photon}/reframe`,
      { ...source, ...place, prompt: 'a lighthouse' },
    ],
    [
      'reframe, Flash, without words',
      { reframe, model: 'photon-flash', prompt: '' },
      `${flash}/reframe`,
      { ...source, ...place },
    ],
  ]
  it.each(rows)('%s', (_what, asked, line, body) => {
    expect(prepared('fal', asked)).toEqual({ line, body })
  })
})

describe('WaveSpeed', () => {
  const at = 'POST https://api.wavespeed.ai/api/v3/luma'
  const text = { prompt: 'a lighthouse', enable_base64_output: false }
  const edit = { ...text, image: 'https://pictures.test/source.png' }
  const rows: Row[] = [
    ['text, Photon', {}, `${at}/photon`, text],
    ['text, Flash', { model: 'photon-flash' }, `${at}/photon-flash`, text],
    ['modify, Photon', { references: refs({ modify }) }, `${at}/photon-modify`, edit],
    [
      'modify, Flash: the weight cannot be chosen',
      { references: refs({ modify: weighed('source', 0.1) }), model: 'photon-flash' },
      `${at}/photon-flash-modify`,
      edit,
    ],
    [
      'modify, told by webhook',
      { references: refs({ modify }), webhookUrl: 'https://us.test/hook' },
      `${at}/photon-modify?webhook=https%3A%2F%2Fus.test%2Fhook`,
      edit,
    ],
  ]
  it.each(rows)('%s', (_what, asked, line, body) => {
    expect(prepared('wavespeed', { aspectRatio: null, ...asked })).toEqual({ line, body })
  })
})

it('Segmind: text', () => {
  expect(prepared('segmind', { references: refs({}) })).toEqual({
    line: 'POST https://api.segmind.com/v1/models/luma-photon-txt-2-img',
    body: { prompt: 'a lighthouse', aspect_ratio: '9:16' },
  })
})

it('sends pixels whole', () => {
  const { body } = prepared('luma', { reframe: { ...reframe, y: 423.6, height: 1200.2 } })
  expect(body).toMatchObject({ grid_position_y: 424, resized_height: 1200 })
})

describe('what is refused before it is sent', () => {
  const five = Array.from({ length: 5 }, () => weighed('cliff', 1))
  const unfit: [ProviderId, Asked, RegExp][] = [
    ['luma', { references: refs({ image: five }) }, /at most 4 image references/],
    ['luma', { references: refs({ character: five }) }, /at most 4 character references/],
    ['luma', { references: refs({ style: [...style, ...style] }) }, /at most 1 style reference$/],
    ['luma', { references: refs({ modify }), prompt: '' }, /needs a prompt of 3 characters/],
    ['luma', { references: refs({ image }), reframe }, /beside a picture to reframe/],
    [
      'luma',
      { references: refs({ modify: { url: 'data:image/png;base64,AA', weight: 1 } }) },
      /web/,
    ],
    ['luma', { references: refs({ style: [{ url: '/api/images/1', weight: 1 }] }) }, /web/],
    ['luma', { reframe: { ...reframe, url: 'https://me:secret@pictures.test/a.png' } }, /web/],
    ['luma', { reframe, aspectRatio: null }, /no ratio/],
    ['fal', { references: refs({ image }) }, /no image references/],
    ['fal', { references: refs({ style }) }, /no style references/],
    ['fal', { references: refs({ character, modify }) }, /no character references/],
    ['fal', { references: refs({ modify }), aspectRatio: null }, /no ratio/],
    ['fal', { references: refs({ modify }), aspectRatio: '4:5' }, /no ratio 4:5/],
    ['fal', { reframe, aspectRatio: null }, /no ratio/],
    ['fal', { prompt: '' }, /needs a prompt/],
    ['wavespeed', { references: refs({ image }), aspectRatio: null }, /no image references/],
    ['wavespeed', { references: refs({ modify }), aspectRatio: '1:1' }, /chooses the ratio/],
    ['wavespeed', { references: refs({ modify }), aspectRatio: null, prompt: '' }, /a prompt/],
    ['wavespeed', { reframe, aspectRatio: null }, /cannot reframe/],
    ['segmind', { references: refs({ image }) }, /no image references/],
    ['segmind', { references: refs({ style }) }, /no style references/],
    ['segmind', { references: refs({ character }) }, /no character references/],
    ['segmind', { references: refs({ modify }) }, /cannot modify/],
    ['segmind', { reframe }, /cannot reframe/],
  ]
  it.each(unfit)('%s, %#', async (provider, asked, words) => {
    const failure = await failureOf(Promise.resolve().then(() => prepared(provider, asked)))
    expect(failure).toMatchObject({ provider, kind: 'refused', code: 'invalid_input' })
    expect(failure.message).toMatch(words)
  })
})
