export interface Expiry {
  kind: 'never' | 'week' | 'month' | 'date'
  /** As a date input has it; empty until one is chosen. */
  day: string
}

const dayMs = 24 * 60 * 60_000

/** The moment from which the link shows nothing; a chosen day still counts to its end. */
export function expiryOf({ kind, day }: Expiry, now: number): string | null {
  switch (kind) {
    case 'never':
      return null
    case 'week':
      return new Date(now + 7 * dayMs).toISOString()
    case 'month':
      return new Date(now + 30 * dayMs).toISOString()
    case 'date':
      return new Date(`${day}T23:59:59.999`).toISOString()
  }
}
