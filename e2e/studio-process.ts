import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..')

/** A server as a person starts it, on a folder that outlives it. */
export interface StudioProcess {
  url: string
  port: number
  /** `SIGKILL` is a crash; `SIGTERM` a proper end. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** A server that may be killed before it has come up. `address` fails when it ends without one. */
export function launchStudio(environment: Record<string, string>) {
  // Allocator and heap as `npm start` sets them.
  const main = join(root, 'src/server/main.ts')
  const child = spawn(process.execPath, ['--max-semi-space-size=4', main], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MALLOC_ARENA_MAX: '2',
      MALLOC_MMAP_THRESHOLD_: '1000000',
      PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')

  return {
    address: firstAddress(child),
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal)
      await exited
    },
  }
}

export async function startStudio(environment: Record<string, string>): Promise<StudioProcess> {
  const { address, stop } = launchStudio(environment)
  const url = await address
  return { url, port: Number(new URL(url).port), stop }
}

async function firstAddress(child: ChildProcess & { stdout: NodeJS.ReadableStream | null }) {
  if (!child.stdout) throw new Error('The server has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/\S+/.exec(line) ?? []
    if (address) {
      child.stdout.resume()
      return address
    }
  }
  throw new Error('The server ended before it listened')
}
