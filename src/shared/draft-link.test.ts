import { describe, expect, it } from 'vitest'
import {
  draftHash,
  readDraftHash,
  readSettings,
  readSettingsOrLink,
  toDraftHash,
  writeSettings,
} from './draft-link.ts'
import type { DraftSettings } from './draft-link.ts'

const settings: DraftSettings = {
  prompt: 'it\'s "quoted" & 漢字 😀\n+/=?#%',
  aspectRatio: '4:3',
  copies: 2,
  targets: [
    { provider: 'fal', model: 'photon-flash' },
    { provider: 'segmind', model: 'photon', aspectRatio: '5:4', without: ['style'] },
  ],
}
const known = { settings, unknownTargets: 0 }

describe('a link to a draft', () => {
  it('tells the same to whoever opens it, in letters that every program leaves as they are', () => {
    const hash = toDraftHash(settings)
    expect(hash).toMatch(/^#draft=[\w-]+$/)
    expect(readDraftHash(hash)).toEqual(known)
  })

  it('carries the longest prompt', () => {
    const long = { ...settings, prompt: '漢'.repeat(5000) }
    expect(readDraftHash(toDraftHash(long))).toMatchObject({ settings: { prompt: long.prompt } })
  })

  it('carries no picture, and nothing else that belongs to this studio', () => {
    const draft = { ...settings, references: { image: ['secret'] }, remixOf: 'secret' }
    expect(writeSettings(draft)).not.toContain('secret')
  })

  it.each([
    '',
    'é',
    '%',
    'a',
    'AAAA',
    toDraftHash(settings).slice(7, -9),
    'a'.repeat(70_000),
    btoa('{"photon":1,"prompt":"\xff"}'),
  ])('is refused when it is not whole (%#)', (code) => {
    expect(readDraftHash(draftHash + code)).toEqual({ refusal: 'This link is not whole' })
  })
})

describe('settings as text', () => {
  it('are known wherever they stand, as themselves or as a link', () => {
    const text = ` ${writeSettings(settings)}\n`
    expect(readSettingsOrLink(text)).toEqual(known)
    expect(readSettingsOrLink(`https://studio.test:81/${toDraftHash(settings)}\n`)).toEqual(known)
  })

  it.each([
    'A photon in the dark',
    '{"prompt":"a json file of somebody else"}',
    '{"photon":1,',
    '["photon"]',
    'https://studio.test/',
    `see https://studio.test/${toDraftHash(settings)} please`,
    `javascript:alert(1)//${toDraftHash(settings)}`,
  ])('leave any other text alone: %s', (text) => {
    expect(readSettingsOrLink(text)).toBeNull()
  })

  it.each([
    [{ photon: 2 }, 'These settings are for a newer studio'],
    [{ prompt: undefined }, 'These settings have no prompt'],
    [{ prompt: ['a'] }, 'These settings have no prompt'],
    [{ prompt: 'a'.repeat(5001) }, 'Their prompt is longer than 5000 characters'],
    [{ aspectRatio: '1:99' }, 'Their aspect ratio is none that we know'],
    [{ copies: 400 }, 'One to four copies can be made'],
    [{ targets: 'all' }, 'Their targets are none that we know'],
    [{ targets: Array(9).fill({}) }, 'Their targets are none that we know'],
  ])('are refused in words: %j', (change, refusal) => {
    const text = JSON.stringify({ photon: 1, prompt: 'a', ...change })
    expect(readSettings(text)).toEqual({ refusal })
  })

  it('keep only what we know of a target, and each once', () => {
    const targets = [
      { provider: 'fal', model: 'photon', aspectRatio: 'x', without: ['modify', 7], key: 'k' },
      { provider: 'fal', model: 'photon' },
      { provider: '__proto__', model: 'constructor' },
      { provider: 'segmind', model: 'photon-flash' },
      null,
    ]
    expect(readSettings(JSON.stringify({ photon: 1, prompt: '', targets }))).toEqual({
      settings: { prompt: '', targets: [{ provider: 'fal', model: 'photon' }] },
      unknownTargets: 3,
    })
  })
})
