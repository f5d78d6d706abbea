import { parseArgs } from 'node:util'
import { benchChangeToScreen } from './change-to-screen.ts'
import { benchCompare } from './compare.ts'
import { benchCrash } from './crash/bench-crash.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchInFlight } from './in-flight.ts'
import type { Row } from './row.ts'

const {
  values,
  positionals: [wanted],
} = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '200' } },
})

const benches: Record<string, () => Promise<Row[]>> = {
  'first-load': benchFirstLoad,
  'change-to-screen': benchChangeToScreen,
  'in-flight': benchInFlight,
  compare: benchCompare,
  crash: () => benchCrash({ kills: Number(values.kills) }),
}

if (wanted !== undefined && !(wanted in benches)) {
  console.error(`No bench "${wanted}": there are ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}

for (const [name, bench] of Object.entries(benches)) {
  if (wanted !== undefined && wanted !== name) continue
  for (const { what, value, target } of await bench())
    console.log(`${what.padEnd(44)} ${value.padStart(12)}   ${target}`)
}
