import { Hono } from 'hono'
import type { Metrics } from '../metrics.ts'

export interface HealthService {
  /** Throws when the database or the storage cannot be used. */
  check(): Promise<void>
}

export const healthRoutes = (health: HealthService, metrics: Metrics) =>
  new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/metrics', async (c) => {
      const { type, body } = await metrics.text()
      return c.body(body, 200, { 'content-type': type })
    })
    .get('/readyz', async (c) => {
      try {
        await health.check()
        return c.json({ status: 'ok' })
      } catch {
        return c.json({ error: { code: 'internal', message: 'Not ready' } }, 503)
      }
    })
