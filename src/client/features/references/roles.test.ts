import { expect, it } from 'vitest'
import { limitsOf } from './roles.ts'

it.each([
  ['image', 'Luma only.'],
  ['style', 'Luma only.'],
  ['character', 'Luma only.'],
  ['modify', 'Luma, fal and WaveSpeed only. WaveSpeed ignores the weight and decides by itself.'],
  ['reframe', 'Luma and fal only.'],
] as const)('says what the providers cannot do with %s', (role, words) => {
  expect(limitsOf(role)).toBe(words)
})
