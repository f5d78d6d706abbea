import { beforeEach, expect, it } from 'vitest'
import {
  beginRange,
  clearSelection,
  extendSelection,
  isSelecting,
  keepSelected,
  select,
  toggleSelected,
  useSelectionStore,
} from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e', 'f']
const selected = () => Array.from(useSelectionStore.getState().ids).toSorted().join('')

beforeEach(clearSelection)

it('takes one in and out again', () => {
  toggleSelected('b')
  toggleSelected('d')
  expect(selected()).toBe('bd')
  toggleSelected('b')
  expect(selected()).toBe('d')
  toggleSelected('d')
  expect(isSelecting()).toBe(false)
})

it('pulls a range both ways from where it began, and keeps what was there before', () => {
  toggleSelected('a')
  toggleSelected('d')
  extendSelection(order, 'f')
  expect(selected()).toBe('adef')
  extendSelection(order, 'b')
  expect(selected()).toBe('abcd')
  extendSelection(order, 'd')
  expect(selected()).toBe('ad')
})

it('begins a range with the one that is meant when there was none', () => {
  extendSelection(order, 'c')
  expect(selected()).toBe('c')
  extendSelection(order, 'e')
  expect(selected()).toBe('cde')
})

it('begins a range where the focus was', () => {
  beginRange('b')
  extendSelection(order, 'c')
  beginRange('c')
  extendSelection(order, 'd')
  expect(selected()).toBe('bcd')
})

it('forgets what is not there any more, and where a range began with it', () => {
  select(order)
  keepSelected((id) => id > 'c')
  expect(selected()).toBe('def')
  extendSelection(['d', 'e', 'f', 'g'], 'g')
  expect(selected()).toBe('defg')
})
