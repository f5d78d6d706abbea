import { expect, it } from 'vitest'
import { expiryOf } from './expiry.ts'
import { hiddenWords, previewOf, stateOf, toHidden } from './share-words.ts'

const all = { prompt: true, references: true, providers: true, prices: true }
const now = Date.parse('2026-11-21T12:00:00Z')

it('says in one sentence what will be seen, and in another what will not', () => {
  expect(previewOf({ generationId: 'x' }, all)).toBe(
    'Whoever has the link sees this image, the prompt, the references, names and times of the providers and prices.',
  )
  expect(
    previewOf({ generationIds: ['x', 'y'] }, { ...all, providers: false, prices: false }),
  ).toBe(
    'Whoever has the link sees 2 images, the prompt and the references. Not names and times of the providers or prices. Providers are called A, B, C.',
  )
})

it('warns where what is shown gives away what is hidden', () => {
  expect(previewOf({ runId: 'x' }, { ...all, providers: false })).toMatch(/give them away\.$/)
})

it('hides exactly what is switched off', () => {
  const hidden = toHidden({ ...all, references: false })
  expect(hidden).toEqual({
    hidePrompt: false,
    hideReferences: true,
    hideProviders: false,
    hidePrices: false,
  })
  expect(hiddenWords(hidden)).toBe('No references')
  expect(hiddenWords(toHidden(all))).toBe('')
})

it('a chosen day counts to its end, where the person is', () => {
  const end = new Date(expiryOf({ kind: 'date', day: '2026-11-30' }, now) ?? '')
  expect([end.getDate(), end.getHours(), end.getMinutes()]).toEqual([30, 23, 59])
  expect(expiryOf({ kind: 'week', day: '' }, now)).toBe('2026-11-28T12:00:00.000Z')
  expect(expiryOf({ kind: 'never', day: '2026-11-30' }, now)).toBeNull()
})

it('knows which links still show something', () => {
  const share = {
    ...toHidden(all),
    id: 'x',
    runId: 'y',
    generationIds: null,
    title: '',
    createdAt: '2026-11-01T12:00:00Z',
    expiresAt: null,
    revokedAt: null,
    views: 0,
    lastViewedAt: null,
  }
  expect(stateOf(share, now)).toBe('open')
  expect(stateOf({ ...share, expiresAt: '2026-11-21T12:00:00Z' }, now)).toBe('expired')
  expect(stateOf({ ...share, revokedAt: '2026-11-20T12:00:00Z' }, now)).toBe('revoked')
})
