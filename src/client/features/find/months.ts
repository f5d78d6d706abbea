import type { FindParams } from '../../lib/gallery-address.ts'
import { formatDate } from '../../lib/format.ts'
import { monthName } from '../../lib/month-name.ts'

/** Whole months like `2026-11`, both included; in UTC, as the server counts them. */
export interface Span {
  first: string
  last: string
}

const startOf = (month: string) => `${month}-01T00:00:00Z`

function monthAfter(month: string): string {
  const date = new Date(startOf(month))
  date.setUTCMonth(date.getUTCMonth() + 1)
  return date.toISOString().slice(0, 7)
}

/** Where a list begins that shows the end of this month first. */
export const endOf = (month: string) =>
  new Date(Date.parse(startOf(monthAfter(month))) - 1).toISOString()

export const datesOf = (span: Span | null): FindParams =>
  span ? { from: startOf(span.first), to: startOf(monthAfter(span.last)) } : { from: '', to: '' }

/** The months that are chosen; null where there are none, or the dates are other than whole months. */
export function spanOf({ from, to }: FindParams): Span | null {
  if (!from || !to || Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return null
  const first = new Date(from).toISOString().slice(0, 7)
  const last = new Date(Date.parse(to) - 1).toISOString().slice(0, 7)
  const isWhole =
    first <= last &&
    Date.parse(startOf(first)) === Date.parse(from) &&
    Date.parse(startOf(monthAfter(last))) === Date.parse(to)
  return isWhole ? { first, last } : null
}

/** One month, then from there to another; then anew. */
export function choose(span: Span | null, month: string): Span | null {
  if (span === null || span.first !== span.last) return { first: month, last: month }
  if (span.first === month) return null
  return month < span.first ? { first: month, last: span.last } : { first: span.first, last: month }
}

/** What the dates in the address say; empty where they say nothing. */
export function describeDates(find: FindParams): string {
  const span = spanOf(find)
  if (span)
    return span.first === span.last
      ? monthName(span.first)
      : `${monthName(span.first)} – ${monthName(span.last)}`
  const { from, to } = find
  if (from && to) return `${dayName(from)} – ${dayName(to)}`
  if (from) return `From ${dayName(from)}`
  return to ? `Before ${dayName(to)}` : ''
}

/** Where the list begins that somebody jumped to. */
export function describeStart(at: string): string {
  const month = at.slice(0, 7)
  return /^\d{4}-\d{2}$/.test(month) && at === endOf(month) ? monthName(month) : dayName(at)
}

const dayName = (iso: string) => (Number.isNaN(Date.parse(iso)) ? iso : formatDate(iso))
