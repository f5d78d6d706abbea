import { expect, it } from 'vitest'
import type { NewRun } from '#shared/run.ts'
import { makeRun } from '../../../test-api.ts'
import { differencesFrom } from './differences.ts'

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string]
const none = { image: [], style: [], character: [], modify: null }
const withReferences = (references: Partial<NewRun['references']>): Partial<NewRun> => ({
  references: { ...none, ...references },
})
const reframed = (imageId: string, x = 0): Partial<NewRun> => ({
  reframe: { imageId, x, y: 0, width: 0.5, height: 1 },
})

const luma = { provider: 'luma', model: 'photon' } as const
const fal = { provider: 'fal', model: 'photon' } as const
const segmind = { provider: 'segmind', model: 'photon' } as const
const falFlash = { provider: 'fal', model: 'photon-flash' } as const

it.each<[string, Partial<NewRun>, Partial<NewRun>, string[]]>([
  ['nothing', {}, {}, []],
  ['the prompt', {}, { prompt: 'a harbour' }, ['prompt changed']],
  ['only space around the prompt', {}, { prompt: 'a lighthouse ' }, []],
  ['the ratio', {}, { aspectRatio: '1:1' }, ['ratio 1:1']],
  ['an open ratio', {}, { aspectRatio: null }, ['ratio automatic']],
  ['the copies', {}, { copies: 3 }, ['3 each']],
  [
    'a weight',
    withReferences({ style: [{ imageId: a, weight: 0.8 }] }),
    withReferences({ style: [{ imageId: a, weight: 0.6 }] }),
    ['style 0.60'],
  ],
  [
    'one weight of several',
    withReferences({
      image: [
        { imageId: a, weight: 0.8 },
        { imageId: b, weight: 0.8 },
      ],
    }),
    withReferences({
      image: [
        { imageId: a, weight: 0.8 },
        { imageId: b, weight: 0.5 },
      ],
    }),
    ['image 2 0.50'],
  ],
  [
    'a reference more',
    {},
    withReferences({ modify: { imageId: a, weight: 0.3 } }),
    ['modify 0.30'],
  ],
  [
    'several more',
    withReferences({ character: [{ imageId: a }] }),
    withReferences({ character: [{ imageId: a }, { imageId: b }, { imageId: c }] }),
    ['3 × character'],
  ],
  ['a reference less', withReferences({ character: [{ imageId: a }] }), {}, ['no character']],
  [
    'another picture',
    withReferences({ style: [{ imageId: a, weight: 0.8 }] }),
    withReferences({ style: [{ imageId: b, weight: 0.8 }] }),
    ['another style'],
  ],
  [
    'another picture and weight',
    withReferences({ modify: { imageId: a, weight: 1 } }),
    withReferences({ modify: { imageId: b, weight: 0.5 } }),
    ['another modify 0.50'],
  ],
  [
    'the order',
    withReferences({ character: [{ imageId: a }, { imageId: b }] }),
    withReferences({ character: [{ imageId: b }, { imageId: a }] }),
    ['character reordered'],
  ],
  ['a reframe', {}, reframed(a), ['reframe']],
  ['no reframe any more', reframed(a), {}, ['no reframe']],
  ['another place', reframed(a), reframed(a, 0.2), ['placed anew']],
  ['another picture on the canvas', reframed(a), reframed(b), ['another reframe']],
  ['a target more', {}, { targets: [luma, falFlash] }, ['also fal Flash']],
  [
    'a target less',
    { targets: [luma, fal, segmind] },
    { targets: [luma, fal] },
    ['without Segmind Photon'],
  ],
  ['one target left', { targets: [luma, fal, segmind] }, { targets: [fal] }, ['fal Photon only']],
  ['another target', { targets: [luma] }, { targets: [fal] }, ['to fal Photon instead']],
  ['many targets', {}, { targets: [luma, fal, segmind, falFlash] }, ['3 targets more']],
  [
    'a way out that was taken',
    { targets: [luma, segmind] },
    { targets: [luma, { ...segmind, aspectRatio: '5:4', without: ['style', 'image'] }] },
    ['5:4 at Segmind', 'Segmind without style and image'],
  ],
])('tells %s', (_what, source, run, words) => {
  expect(differencesFrom(makeRun(source), makeRun(run))).toEqual(words)
})

it('tells all at once, the prompt first', () => {
  const run = makeRun({
    prompt: 'a harbour',
    aspectRatio: '1:1',
    ...withReferences({ style: [{ imageId: a, weight: 0.6 }] }),
  })
  expect(differencesFrom(makeRun(), run)).toEqual(['prompt changed', 'ratio 1:1', 'style 0.60'])
})
