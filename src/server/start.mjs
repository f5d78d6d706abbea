// Plain JavaScript, so that a Node that is too old can still read the sentence below.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? '.', '../..')

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Photon Playground needs Node 24 or newer; this is ${process.version}. ` +
      'On Linux `npm install` brings it along; elsewhere take it from https://nodejs.org.',
  )
  process.exit(1)
}

if (process.argv.includes('--dev')) await develop()
else {
  if (isPageStale()) await buildPage()
  await becomeServer()
}

/**
 * This process becomes the server, with an allocator that keeps few pools and a small nursery: many threads decode
 * pictures, and each would hold on to what it once needed; so would the heap. That has to be said before a process starts.
 */
async function becomeServer() {
  const isSaid = process.platform !== 'linux' || process.env.MALLOC_ARENA_MAX !== undefined
  if (isSaid) return import('./main.ts')
  const main = join(root, 'src/server/main.ts')
  process.execve(process.execPath, [process.execPath, '--max-semi-space-size=4', main], {
    ...process.env,
    MALLOC_ARENA_MAX: '2',
    // Large pieces go back at once. The default grows with use, and holds on to tens of megabytes.
    MALLOC_MMAP_THRESHOLD_: '1000000',
    // main.ts says the same, but too late for itself.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/photon-playground'),
  })
}

async function buildPage() {
  const { build } = await import('vite')
  await build({ root, logLevel: 'warn' })
}

function isPageStale() {
  const page = join(root, 'dist/index.html')
  if (!existsSync(page)) return true
  const builtAt = statSync(page).mtimeMs
  const sources = [
    'index.html',
    'package-lock.json',
    'vite.config.ts',
    'public',
    'src/client',
    'src/shared',
  ]
  return sources.some((source) => newestChange(join(root, source)) > builtAt)
}

function newestChange(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

/** The server restarts on its own changes; Vite reloads the page on the rest, and passes /api on. */
async function develop() {
  const { createServer } = await import('vite')
  const server = spawn(process.execPath, ['--watch', join(root, 'src/server/main.ts'), '--dev'], {
    stdio: 'inherit',
  })
  const vite = await createServer({ root })
  await vite.listen()
  vite.printUrls()
  const stop = () => {
    server.kill('SIGTERM')
    vite.close().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
