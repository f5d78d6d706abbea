import type { Backstage } from './backstage.ts'
import type { Fault } from './faults.ts'
import { chargeOf, endOf, failureOf, providerNames } from './job.ts'
import type { Job, Phase, ProviderName } from './job.ts'
import type { LatencyOverride } from './latency.ts'

export interface JobSummary {
  id: string
  provider: ProviderName
  model: string
  endpoint: string
  prompt: string
  phase: Phase
  charged: boolean
  chargedUsd: number
  createdAt: number
  /** Null while nobody can know. */
  endsAt: number | null
  failure: string | null
}

export interface Settings {
  speed?: number
  /** `plain`: one picture for all, painted once. For load tests. */
  pictures?: 'scenes' | 'plain'
  segmindJson?: 'url' | 'base64'
  /** Submits a minute, null for as many as one likes. */
  rateLimits?: Partial<Record<ProviderName, number | null>>
  balancesUsd?: Partial<Record<ProviderName, number>>
  latencies?: LatencyOverride[]
}

export type Control = ReturnType<typeof createControl>

/** The hidden side of the emulators, for tests and for the curious: what was asked, made and charged. */
export function createControl({
  backstage,
  setSegmindJson,
}: {
  backstage: Backstage
  setSegmindJson: (value: 'url' | 'base64') => void
}) {
  const { faults, jobs, latencies, ledger, now, pictures, requests, webhooks } = backstage

  function summaryOf(job: Job): JobSummary {
    const chargedUsd = chargeOf(job, now())
    const end = endOf(job)
    return {
      id: job.id,
      provider: job.provider,
      model: job.model,
      endpoint: job.endpoint,
      prompt: job.prompt,
      phase: jobs.phase(job),
      charged: chargedUsd > 0,
      chargedUsd,
      createdAt: job.createdAt,
      endsAt: Number.isFinite(end) ? end : null,
      failure: failureOf(job)?.message ?? null,
    }
  }

  const countCharged = () =>
    Object.fromEntries(
      providerNames.map((name) => [
        name,
        jobs.all().filter((job) => job.provider === name && chargeOf(job, now()) > 0).length,
      ]),
    )

  return {
    jobs: () => jobs.all().map(summaryOf),
    submits: () => requests.submits(),
    webhooks: () => webhooks.reports(),
    counts: () => ({
      requests: requests.counts(),
      charged: countCharged(),
      spentUsd: Object.fromEntries(providerNames.map((name) => [name, ledger.spentUsd(name)])),
      balancesUsd: ledger.balances(),
    }),
    faults: () => faults.list(),
    /** Returns an id with which to take it back. */
    addFault: (fault: Fault) => faults.add(fault),
    removeFault: (id: string) => faults.remove(id),
    clearFaults: () => faults.clear(),
    set({
      speed,
      pictures: kind,
      segmindJson,
      rateLimits,
      balancesUsd,
      latencies: overrides,
    }: Settings) {
      if (speed !== undefined) latencies.speed = speed
      if (kind !== undefined) pictures.setPlain(kind === 'plain')
      if (segmindJson !== undefined) setSegmindJson(segmindJson)
      for (const name of providerNames) {
        const limit = rateLimits?.[name]
        if (limit !== undefined) ledger.limitRate(name, limit)
        const balance = balancesUsd?.[name]
        if (balance !== undefined) ledger.setBalance(name, balance)
      }
      for (const override of overrides ?? []) latencies.override(override)
    },
    reset() {
      backstage.reset()
      pictures.setPlain(false)
      setSegmindJson('url')
    },
  }
}
