import { Hono } from 'hono'

export interface HealthService {
  /** Throws when the database or the storage cannot be used. */
  check(): Promise<void>
}

export const healthRoutes = (health: HealthService) =>
  new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      try {
        await health.check()
        return c.json({ status: 'ok' })
      } catch {
        return c.json({ error: { code: 'internal', message: 'Not ready' } }, 503)
      }
    })
