import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import { pino } from 'pino'
import { compose } from './composition.ts'
import { modesOf } from './connect-providers.ts'
import { readConfig } from './config.ts'
import type { Config } from './config.ts'
import { serveSandbox } from './sandbox.ts'

const builtPage = join(import.meta.dirname, '../../dist')
/** In development Vite gives the page. */
const pageDir = process.argv.includes('--dev') || !existsSync(builtPage) ? undefined : builtPage

await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

async function start() {
  // oxlint-disable-next-line node/no-process-env -- The one place that reads it.
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const modes = modesOf(config)
  const isSandboxed = Object.values(modes).includes('sandbox')
  const sandbox = isSandboxed ? await serveSandbox(join(config.dataDir, 'sandbox')) : undefined
  const studio = await compose({
    config,
    log,
    sandboxUrls: sandbox,
    pageDir,
  })
  const server = await listen(studio.app, config)
  studio.worker.start()
  studio.housekeeping.start()

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    // The sandbox goes last: submits on their way to it are finished first.
    await studio.close()
    await sandbox?.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  config: Config,
) {
  const { promise, resolve, reject } = Promise.withResolvers<ServerType>()
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (info) => {
    console.log(`Photon Playground: http://${config.host}:${info.port}`)
    resolve(server)
  })
  server.on('error', (error: NodeJS.ErrnoException) =>
    reject(
      error.code === 'EADDRINUSE'
        ? new Error(`PORT: ${config.port} is taken. Set another, such as PORT=${config.port + 1}`)
        : error,
    ),
  )
  return promise
}
