import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createBackstage } from './backstage.ts'
import type { BackstageOptions } from './backstage.ts'
import { createControl } from './control.ts'
import { createControlApp } from './control-app.ts'
import type { EmulatorEnv } from './emulator-http.ts'
import { createFalEmulator } from './fal.ts'
import { createFilesApp } from './files-app.ts'
import { createLumaEmulator, lumaPath } from './luma.ts'
import { createSegmindEmulator } from './segmind.ts'
import { createWavespeedEmulator, wavespeedPath } from './wavespeed.ts'

export interface EmulatorOptions extends BackstageOptions {
  /** 0 takes a free one. */
  port?: number
  host?: string
}

export type Emulators = Awaited<ReturnType<typeof serveEmulators>>

/** All four providers in one app, without a socket. */
export function createEmulators(options: BackstageOptions = {}) {
  const backstage = createBackstage(options)
  const segmind = createSegmindEmulator({ backstage })
  const control = createControl({ backstage, setSegmindJson: segmind.setJsonReply })
  const app = new Hono<EmulatorEnv>()
    .route('/', createLumaEmulator({ backstage }).app)
    .route('/', createFalEmulator({ backstage }).app)
    .route('/', segmind.app)
    .route('/', createWavespeedEmulator({ backstage }).app)
    .route('/', createFilesApp({ backstage }))
    .route('/', createControlApp({ control }))
  return { app, control, backstage }
}

/** All four providers on one port of this machine. */
export async function serveEmulators({
  port = 0,
  host = '127.0.0.1',
  ...options
}: EmulatorOptions = {}) {
  const { app, control, backstage } = createEmulators(options)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  // As patient as the real ones: a POST on a connection that is just being closed gets no answer.
  const serverOptions = { keepAliveTimeout: 60_000 }
  const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions }, (info) =>
    resolve(info.port),
  )
  server.on('error', reject)
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${await promise}`
  backstage.setOrigin(origin)

  return {
    origin,
    ...urlsOf(origin),
    control,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      if ('closeAllConnections' in server) (server as Server).closeAllConnections()
      await closed
      await backstage.close()
    },
  }
}

const urlsOf = (origin: string) => ({
  lumaBaseUrl: `${origin}${lumaPath}`,
  falQueueUrl: `${origin}/fal-queue`,
  falRestUrl: `${origin}/fal-rest`,
  falRunUrl: `${origin}/fal-run`,
  falApiUrl: `${origin}/fal-api/v1`,
  /** The seed's shape: JSON with an address. */
  segmindUrl: `${origin}/segmind/v1/models/luma-photon-txt-2-img`,
  segmindBytesUrl: `${origin}/segmind/v1/luma-photon-txt-2-img`,
  segmindQueueUrl: `${origin}/segmind/v2/luma-photon-txt-2-img`,
  wavespeedBaseUrl: `${origin}${wavespeedPath}`,
  controlUrl: `${origin}/control`,
})
