import { chargeOf, providerNames } from './job.ts'
import type { ProviderName } from './job.ts'
import type { JobBook } from './jobs.ts'

const startUsd = 50
/** What is left at least while nobody has set a balance: the sandbox does not run dry by itself. */
const floorUsd = 5

export type Ledger = ReturnType<typeof createLedger>

export function createLedger({ jobs, now }: { jobs: JobBook; now: () => number }) {
  const openings = new Map<ProviderName, number>()
  const perMinute = new Map<ProviderName, number>()
  const admitted = new Map<ProviderName, number[]>()

  const spentUsd = (provider: ProviderName) => {
    let sum = 0
    for (const job of jobs.all()) if (job.provider === provider) sum += chargeOf(job, now())
    return sum
  }

  const balanceUsd = (provider: ProviderName) => {
    const opening = openings.get(provider)
    const left = (opening ?? startUsd) - spentUsd(provider)
    return round(opening === undefined ? Math.max(floorUsd, left) : Math.max(0, left))
  }

  return {
    balanceUsd,
    spentUsd: (provider: ProviderName) => round(spentUsd(provider)),
    setBalance(provider: ProviderName, usd: number) {
      openings.set(provider, usd + spentUsd(provider))
    },
    canPay: (provider: ProviderName, usd: number) =>
      !openings.has(provider) || balanceUsd(provider) >= usd,
    limitRate(provider: ProviderName, requestsPerMinute: number | null) {
      if (requestsPerMinute === null) perMinute.delete(provider)
      else perMinute.set(provider, requestsPerMinute)
    },
    /** Counts a submit unless the minute is full. */
    isAdmitted(provider: ProviderName) {
      const limit = perMinute.get(provider)
      if (limit === undefined) return true
      const recent = (admitted.get(provider) ?? []).filter((at) => at > now() - 60_000)
      if (recent.length >= limit) return false
      admitted.set(provider, [...recent, now()])
      return true
    },
    balances: () => Object.fromEntries(providerNames.map((name) => [name, balanceUsd(name)])),
    clear() {
      openings.clear()
      perMinute.clear()
      admitted.clear()
    },
  }
}

/** Sums of thousandths grow tails. */
const round = (usd: number) => Math.round(usd * 1e6) / 1e6
