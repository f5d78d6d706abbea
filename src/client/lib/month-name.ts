/** Of a month like `2026-11`, or of the month of a time; in UTC, as the server counts them. */
export const monthName = (time: string, length: 'short' | 'long' = 'short') =>
  new Date(`${time.slice(0, 7)}-01T00:00:00Z`).toLocaleDateString(undefined, {
    month: length,
    year: 'numeric',
    timeZone: 'UTC',
  })
