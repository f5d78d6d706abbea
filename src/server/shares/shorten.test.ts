import { expect, it } from 'vitest'
import { shorten } from './shorten.ts'

it.each([
  ['what fits', 'a wet pier', 10, 'a wet pier'],
  ['within a word', 'a wet pier at night', 12, 'a wet pier…'],
  ['after a word', 'a wet pier at night', 11, 'a wet pier…'],
  ['within what is no word', `a ${'x'.repeat(60)}`, 30, `a ${'x'.repeat(27)}…`],
  ['signs that turn words around', 'a\u202e wet\n\npier', 20, 'a wet pier'],
  ['an emoji of several signs', '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2, '👩‍👩‍👧…'],
])('shortens %s', (_case, text, length, shortened) => {
  expect(shorten(text, length)).toBe(shortened)
})
