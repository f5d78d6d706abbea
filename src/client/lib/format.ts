export { formatUsd } from '#shared/price.ts'

/** A finished or usual time: as coarse as a person needs it. */
export function formatDuration(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`
  if (ms < 59_500) return `${Math.round(ms / 1000)} s`
  const seconds = Math.round(ms / 1000)
  const rest = seconds % 60
  return rest === 0
    ? `${Math.floor(seconds / 60)} min`
    : `${Math.floor(seconds / 60)} min ${rest} s`
}

export function formatAgo(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ago`
  const days = Math.floor(hours / 24)
  if (days < 7) return days === 1 ? 'yesterday' : `${days} days ago`
  return formatDate(iso)
}

// To make one takes longer than to draw ten cards: each is made once, and not before it is needed.
let dates: Intl.DateTimeFormat | undefined
let moments: Intl.DateTimeFormat | undefined

export function formatDate(iso: string): string {
  dates ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
  return dates.format(new Date(iso))
}

export function formatMoment(iso: string): string {
  moments ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
  return moments.format(new Date(iso))
}

export const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export function ordinal(place: number): string {
  const teen = place % 100 >= 11 && place % 100 <= 13
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${place}${suffix}`
}
