import { Hono } from 'hono'
import type { Metrics } from '../metrics.ts'

export interface HealthService {
  /** Throws when the database or the storage cannot be used. */
  check(): Promise<void>
}

export const healthRoutes = (health: HealthService, metrics: Metrics) =>
  new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/metrics', async (c) =>
      c.body(await metrics.text(), 200, { 'content-type': metrics.type }),
    )
    .get('/readyz', async (c) => {
      try {
        await health.check()
        return c.json({ status: 'ok' })
      } catch {
        return c.json({ error: { code: 'internal', message: 'Not ready' } }, 503)
      }
    })
