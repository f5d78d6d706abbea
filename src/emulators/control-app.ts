import { Hono } from 'hono'
import type { Control, Settings } from './control.ts'
import type { Fault } from './faults.ts'

/** The control plane over HTTP, for a test whose emulators run in a process of their own. */
export function createControlApp({ control }: { control: Control }) {
  return new Hono()
    .basePath('/control')
    .get('/jobs', (c) => c.json(control.jobs()))
    .get('/submits', (c) => c.json(control.submits()))
    .get('/webhooks', (c) => c.json(control.webhooks()))
    .get('/counts', (c) => c.json(control.counts()))
    .get('/faults', (c) => c.json(control.faults()))
    .post('/faults', async (c) => c.json({ id: control.addFault(await c.req.json<Fault>()) }, 201))
    .delete('/faults', (c) => {
      control.clearFaults()
      return c.body(null, 204)
    })
    .delete('/faults/:id', (c) => {
      control.removeFault(c.req.param('id'))
      return c.body(null, 204)
    })
    .put('/settings', async (c) => {
      control.set(await c.req.json<Settings>())
      return c.body(null, 204)
    })
    .post('/reset', (c) => {
      control.reset()
      return c.body(null, 204)
    })
}
