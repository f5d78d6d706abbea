import { expect, it } from 'vitest'
import { isLetterKey, keyName } from './key-name.ts'

const press = (key: string, change: Partial<KeyboardEvent> = {}) =>
  keyName({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    ...change,
  })

it('names letters, signs and keys with what is held', () => {
  expect(press('x')).toBe('x')
  expect(press('X', { shiftKey: true })).toBe('x')
  expect(press('?', { shiftKey: true })).toBe('?')
  expect(press('ArrowUp', { shiftKey: true })).toBe('Shift+ArrowUp')
  expect(press('a', { metaKey: true })).toBe('Mod+a')
})

it('reads a layout without Latin letters by the place of the key', () => {
  expect(press('ч', { code: 'KeyX' })).toBe('x')
  expect(press('ф', { code: 'KeyA', ctrlKey: true })).toBe('Mod+a')
  // A Latin layout says itself what it writes.
  expect(press('q', { code: 'KeyA' })).toBe('q')
})

it('leaves to the system and to unfinished words what is theirs', () => {
  expect(press('x', { altKey: true })).toBeNull()
  expect(press('x', { isComposing: true })).toBeNull()
  expect(press('r', { ctrlKey: true, shiftKey: true })).toBeNull()
})

it('knows what writes', () => {
  expect(['x', '?', '/', '1'].every(isLetterKey)).toBe(true)
  expect([' ', 'Enter', 'Mod+a', 'ArrowUp'].some(isLetterKey)).toBe(false)
})
