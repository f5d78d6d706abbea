import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { serveEmulators } from '../src/emulators/serve.ts'

type Addresses = Pick<
  Awaited<ReturnType<typeof serveEmulators>>,
  | 'lumaBaseUrl'
  | 'falQueueUrl'
  | 'falRestUrl'
  | 'segmindQueueUrl'
  | 'wavespeedBaseUrl'
  | 'controlUrl'
>

const root = join(import.meta.dirname, '..')

/** The providers in a process of their own: it outlives our server, and its time is not counted as ours. */
export async function startEmulators() {
  const child = spawn(process.execPath, [join(root, 'src/emulators/main.ts'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const addresses: Addresses = JSON.parse(String(line))

  return {
    /** The settings that make our server speak to these instead of the real ones. */
    environment: {
      LUMAAI_API_KEY: 'luma-bench-0123456789',
      FAL_KEY: 'fal-bench-id:fal-bench-secret',
      SEGMIND_API_KEY: 'SG_0123456789abcdef',
      WAVESPEED_API_KEY: 'ws-bench-0123456789',
      LUMA_BASE_URL: addresses.lumaBaseUrl,
      FAL_QUEUE_URL: addresses.falQueueUrl,
      FAL_REST_URL: addresses.falRestUrl,
      SEGMIND_URL: addresses.segmindQueueUrl,
      WAVESPEED_BASE_URL: addresses.wavespeedBaseUrl,
    },
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(addresses.controlUrl + path, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      })
      if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`)
      const text = await response.text()
      return (text === '' ? undefined : JSON.parse(text)) as T
    },
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
