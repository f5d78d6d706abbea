import { expect, it } from 'vitest'
import { choose, datesOf, describeDates, endOf, spanOf } from './months.ts'

const november = { first: '2026-11', last: '2026-11' }

it('asks for whole months, the last one included', () => {
  expect(datesOf({ first: '2026-11', last: '2026-12' })).toEqual({
    from: '2026-11-01T00:00:00Z',
    to: '2027-01-01T00:00:00Z',
  })
  expect(datesOf(null)).toEqual({ from: '', to: '' })
  expect(endOf('2026-02')).toBe('2026-02-28T23:59:59.999Z')
})

it('reads its own dates back, and takes others for no months', () => {
  const span = { first: '2025-12', last: '2026-02' }
  expect(spanOf(datesOf(span))).toEqual(span)
  expect(spanOf({ from: '2026-11-01T00:00:00Z' })).toBeNull()
  expect(spanOf({ from: '2026-11-02T00:00:00Z', to: '2026-12-01T00:00:00Z' })).toBeNull()
  expect(spanOf({ from: 'then', to: 'now' })).toBeNull()
})

it('chooses one, then all to another, then anew', () => {
  expect(choose(null, '2026-11')).toEqual(november)
  expect(choose(november, '2026-08')).toEqual({ first: '2026-08', last: '2026-11' })
  expect(choose(november, '2027-01')).toEqual({ first: '2026-11', last: '2027-01' })
  expect(choose({ first: '2026-08', last: '2026-11' }, '2026-11')).toEqual(november)
  expect(choose(november, '2026-11')).toBeNull()
})

it('says what the address holds, right or wrong', () => {
  expect(describeDates(datesOf(november))).toBe('Nov 2026')
  expect(describeDates(datesOf({ first: '2026-08', last: '2026-11' }))).toBe('Aug 2026 – Nov 2026')
  expect(describeDates({ from: '2026-11-03T12:00:00Z' })).toBe('From Nov 3, 2026')
  expect(describeDates({ to: 'soon' })).toBe('Before soon')
  expect(describeDates({})).toBe('')
})
