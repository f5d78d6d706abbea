import { collectDefaultMetrics, Counter, Gauge, Registry, Summary } from 'prom-client'

/** What is counted, by its name for the world. */
export function createRegistry() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const lateness = new Summary({
    name: 'photon_lateness_seconds',
    help: 'From when a generation was due, to be called for or to be saved, to when the worker took it',
    labelNames: ['duty'],
    percentiles: [0.5, 0.99],
    registers,
  })
  const calls = new Counter({
    name: 'photon_provider_calls_total',
    help: 'Calls to providers',
    labelNames: ['provider', 'call'],
    registers,
  })
  const unsettled = new Gauge({
    name: 'photon_unsettled',
    help: 'Generations that are not at their end',
    registers,
  })
  const inFlight = new Gauge({
    name: 'photon_in_flight',
    help: 'Generations whose job is with a provider',
    registers,
  })
  new Gauge({
    name: 'photon_rss_peak_bytes',
    help: 'The most memory that this process has held',
    registers,
    collect() {
      this.set(process.resourceUsage().maxRSS * 1024)
    },
  })

  return { registry, lateness, calls, unsettled, inFlight }
}
