import { Hono } from 'hono'
import { createBackstage } from './backstage.ts'
import type { BackstageOptions } from './backstage.ts'
import { createControl } from './control.ts'
import { createControlApp } from './control-app.ts'
import type { EmulatorEnv } from './emulator-http.ts'
import { createFalEmulator } from './fal.ts'
import { createFilesApp } from './files-app.ts'
import { listen } from './listen.ts'
import { createLumaEmulator } from './luma.ts'
import { createSegmindEmulator } from './segmind.ts'
import { urlsOf } from './urls.ts'
import { createWavespeedEmulator } from './wavespeed.ts'

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
  const { origin, close } = await listen(app.fetch, port, host)
  backstage.setOrigin(origin)

  return {
    origin,
    ...urlsOf(origin),
    control,
    async close() {
      await close()
      await backstage.close()
    },
  }
}
