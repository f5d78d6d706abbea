import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { benchChangeToScreen } from './change-to-screen.ts'
import { benchCompare } from './compare.ts'
import { benchCrash } from './crash/bench-crash.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchGallery } from './gallery.ts'
import { benchInFlight } from './in-flight.ts'
import { createLibraries } from './libraries.ts'
import type { Libraries } from './libraries.ts'
import { writeResults } from './results.ts'
import type { Row } from './row.ts'
import { benchStartUp } from './start-up.ts'

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '200' }, all: { type: 'boolean', default: false } },
})

const benches: Record<string, (libraries: Libraries) => Promise<Row[]>> = {
  'first-load': benchFirstLoad,
  'start-up': benchStartUp,
  'change-to-screen': benchChangeToScreen,
  gallery: benchGallery,
  compare: benchCompare,
  'in-flight': benchInFlight,
  crash: () => benchCrash({ kills: Number(values.kills) }),
}
/** Minutes to an hour each: when asked for by name, or with `--all`. */
const long = ['in-flight', 'crash']

const unknown = wanted.find((name) => !(name in benches))
if (unknown !== undefined) {
  console.error(`No bench "${unknown}": there are ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}

const names = Object.keys(benches).filter((name) =>
  wanted.length === 0 ? values.all || !long.includes(name) : wanted.includes(name),
)
await build({ root: join(import.meta.dirname, '../..'), logLevel: 'error' })
const command = ['npm run bench', ...(wanted.length > 0 ? ['--', ...wanted] : [])].join(' ')
const libraries = createLibraries()
const results: { name: string; rows: Row[] }[] = []
try {
  for (const name of names) {
    const rows = (await benches[name]?.(libraries)) ?? []
    for (const { what, value, target } of rows)
      console.log(`${what.padEnd(62)} ${value.padStart(18)}   ${target}`)
    results.push({ name, rows })
    // After each: what was measured is kept if a later one fails.
    if (wanted.length !== 1) await writeResults(command, results)
  }
} finally {
  await libraries.remove()
}
