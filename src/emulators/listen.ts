import type { Server } from 'node:http'
import { serve } from '@hono/node-server'

type Fetch = Parameters<typeof serve>[0]['fetch']

/** @param port 0 takes a free one. */
export async function listen(fetch: Fetch, port: number, host: string) {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  // As patient as the real ones: a POST on a connection that is just being closed gets no answer.
  const serverOptions = { keepAliveTimeout: 60_000 }
  const server = serve({ fetch, port, hostname: host, serverOptions }, (info) => resolve(info.port))
  server.on('error', reject)

  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${await promise}`,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      if ('closeAllConnections' in server) (server as Server).closeAllConnections()
      await closed
    },
  }
}
