import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompress } from 'node:zlib'
import { promisify } from 'node:util'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react(), tailwindcss(), compressed()],
  resolve: {
    alias: {
      // The router brings a stand-in for what React has had since 18.
      'use-sync-external-store/shim/index.js': 'react',
      // Hono's client could send cookies of its own; ours leaves them to the browser.
      '../utils/cookie.js': join(import.meta.dirname, 'src/client/lib/no-cookies.ts'),
    },
  },
  server: {
    host: '127.0.0.1',
    // The BFF runs beside Vite in `npm run dev`; start.mjs chooses its port.
    proxy: {
      // The server compares Host and Origin: both have to stay as the browser sent them.
      '^/(api|s)/': { target: `http://127.0.0.1:${process.env.PORT ?? 5175}`, changeOrigin: false },
    },
  },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    manifest: true,
    // The lists of what to fetch along would be a kilobyte of the first load.
    modulePreload: false,
    // What the first screen needs is one script; everything else comes when it is wanted.
    rolldownOptions: {
      // The public page of a link: the server writes it, and finds its script in the manifest.
      input: ['index.html', 'src/client/share/share.ts'],
      output: {
        codeSplitting: {
          groups: [
            { debugName: 'first', name: firstScreen, priority: 1 },
            { debugName: 'soon', name: soonAfter },
          ],
        },
      },
    },
  },
  test: {
    // On CI's two busy cores; what needed it is reported.
    retry: process.env.CI ? 1 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['src/{server,shared,emulators}/**/*.test.ts'],
          exclude: ['src/server/faults/**'],
          environment: 'node',
          // Pictures are decoded and encoded: on two busy cores that takes its time.
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['src/server/faults/**/*.test.ts', 'e2e/bench/crash/*.test.ts'],
          environment: 'node',
          // Faults take their time: deadlines, back-offs and locks have to pass.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'client',
          include: ['src/client/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          // One page for many files: to open one takes longer than most of them. The set-up makes it new for each.
          isolate: false,
          setupFiles: 'src/client/test-setup.ts',
          testTimeout: 20_000,
        },
      },
    ],
  },
})

interface Modules {
  getModuleInfo(id: string): { importers: readonly string[] } | null
}

const firstPage = join(import.meta.dirname, 'index.html')

/** Named by its package's index like all the rest, but used by later parts only. */
const forLater = /\/(useQueries|queriesObserver)\.js$/

/** What the page fetches by itself once the first screen stands: all of it in one script. */
const roots =
  /\/(plan|plan-summary|follow-changes|gallery-find|view-switch|over-gallery|loading|live-body|marks|remix-note|ended-body|toast-list|placed|fit-mark|example-scenes|trash-way|unsent-runs|connection-bar|live-region)\.tsx?$|\/thumbhash\//

/** Tells of a module whether it is reached from a root by static imports alone. */
function reachedFrom(isRoot: (id: string) => boolean) {
  const known = new Map<string, boolean>()
  return function isReached(id: string, modules: Modules): boolean {
    const answer = known.get(id)
    if (answer !== undefined) return answer
    known.set(id, false) // Ends a circle of imports.
    const importers = modules.getModuleInfo(id)?.importers ?? []
    const isThere = isRoot(id) || importers.some((importer) => isReached(importer, modules))
    known.set(id, isThere)
    return isThere
  }
}

const isFirst = reachedFrom((id) => id === firstPage)
const isSoon = reachedFrom((id) => roots.test(id))

function firstScreen(id: string, modules: Modules): string | null {
  return isFirst(id, modules) && !forLater.test(id) ? 'first' : null
}

function soonAfter(id: string, modules: Modules): string | null {
  return isSoon(id, modules) && !forLater.test(id) ? 'soon' : null
}

/** What never changes is compressed once, and harder than a server could for each request. */
function compressed(): Plugin {
  const compress = promisify(brotliCompress)
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))
      await Promise.all(
        files.map(async (name) => {
          const file = join(dir, name)
          await writeFile(`${file}.br`, await compress(await readFile(file)))
        }),
      )
    },
  }
}
