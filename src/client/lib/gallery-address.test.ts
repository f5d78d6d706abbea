import { expect, it } from 'vitest'
import { findOf, viewOf, withGallery } from './gallery-address.ts'

it('reads what narrows the gallery, in one order, and nothing else', () => {
  const search = '?view=images&provider=fal,luma&q=red%20boat&ids=x'
  expect(JSON.stringify(findOf(search))).toBe('{"q":"red boat","provider":"fal,luma"}')
  expect(viewOf(search)).toBe('images')
  expect(viewOf('?view=upside-down')).toBe('runs')
})

it('keeps what is shown under another path', () => {
  expect(withGallery('/generations/1', '?q=a&ids=x')).toBe('/generations/1?q=a')
  expect(withGallery('/', '')).toBe('/')
})

it('changes one filter and takes an empty one away', () => {
  expect(withGallery('/', '?q=a&favorite=true', { q: 'b' })).toBe('/?q=b&favorite=true')
  expect(withGallery('/', '?q=a&view=list', { q: '', view: 'runs' })).toBe('/')
})
