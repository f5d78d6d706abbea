import type { ProviderId } from '#shared/catalog.ts'
import type { createRegistry, RegistryDeps } from './prometheus.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** What the worker does, counted; in Prometheus' text at `/metrics`. */
export function createMetrics(deps: RegistryDeps) {
  let loading: Promise<ReturnType<typeof createRegistry>> | undefined
  /** Loaded when there is something to count: a start does not wait for it. */
  const load = () => (loading ??= import('./prometheus.ts').then((it) => it.createRegistry(deps)))

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
      const { registry } = await load()
      return { type: registry.contentType, body: await registry.metrics() }
    },
  }
}
