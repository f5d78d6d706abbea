import { expect, it } from 'vitest'
import { literal } from './literal.ts'

it.each(['json', 'javascript', 'python'] as const)(
  'writes out what cannot be seen in %s',
  (notation) => {
    expect(literal('a\u202eb\u200b\u2028\ufeff\u0085', notation)).toBe(
      '"a\\u202eb\\u200b\\u2028\\ufeff\\u0085"',
    )
  },
)

it.each(['json', 'javascript', 'python'] as const)(
  'leaves letters and emoji as they are in %s',
  (notation) => {
    expect(literal('é 漢字 👩‍🚀', notation)).toBe('"é 漢字 👩‍🚀"')
  },
)

it('speaks each language', () => {
  const value = { yes: true, none: null, list: [0.85], 'a-b': {} }
  expect(literal(value, 'json').replace(/\s+/g, ' ')).toBe(
    '{ "yes": true, "none": null, "list": [ 0.85 ], "a-b": {} }',
  )
  expect(literal(value, 'javascript').replace(/\s+/g, ' ')).toBe(
    '{ yes: true, none: null, list: [ 0.85, ], "a-b": {}, }',
  )
  expect(literal(value, 'python').replace(/\s+/g, ' ')).toBe(
    '{ "yes": True, "none": None, "list": [ 0.85, ], "a-b": {}, }',
  )
})
