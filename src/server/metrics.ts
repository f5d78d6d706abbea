import type { ProviderId } from '#shared/catalog.ts'
import type { createRegistry } from './prometheus.ts'

export interface MetricsDeps {
  countUnsettled: () => Promise<{ unsettled: number; inFlight: number }>
}

export type Metrics = ReturnType<typeof createMetrics>

/** What the worker does, counted; in Prometheus' text at `/metrics`. */
export function createMetrics({ countUnsettled }: MetricsDeps) {
  let loading: Promise<ReturnType<typeof createRegistry>> | undefined
  /** Loaded when there is something to count: a start does not wait for it. */
  const load = () => (loading ??= import('./prometheus.ts').then((it) => it.createRegistry()))

  return {
    async claimed(duty: 'call' | 'save', latenessMs: number) {
      const { lateness } = await load()
      lateness.observe({ duty }, latenessMs / 1000)
    },
    async called(provider: ProviderId, call: 'submit' | 'look' | 'list' | 'cancel') {
      const { calls } = await load()
      calls.inc({ provider, call })
    },
    async text() {
      const { registry, unsettled, inFlight } = await load()
      const counted = await countUnsettled()
      unsettled.set(counted.unsettled)
      inFlight.set(counted.inFlight)
      return { type: registry.contentType, body: await registry.metrics() }
    },
  }
}
