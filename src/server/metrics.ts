import { collectDefaultMetrics, Counter, Registry, Summary } from 'prom-client'
import type { ProviderId } from '#shared/catalog.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** What the worker does, counted; in Prometheus' text at `/metrics`. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const lateness = new Summary({
    name: 'photon_lateness_seconds',
    help: 'From when a generation was due to when the worker took it',
    percentiles: [0.5, 0.99],
    registers,
  })
  const calls = new Counter({
    name: 'photon_provider_calls_total',
    help: 'Calls to providers',
    labelNames: ['provider', 'call'],
    registers,
  })

  return {
    claimed: (latenessMs: number) => lateness.observe(latenessMs / 1000),
    called: (provider: ProviderId, call: 'submit' | 'look' | 'list' | 'cancel') =>
      calls.inc({ provider, call }),
    type: registry.contentType,
    text: () => registry.metrics(),
  }
}
