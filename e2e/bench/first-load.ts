import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from './row.ts'

const pageDir = join(import.meta.dirname, '../../dist')

/** What the browser has to fetch before one can type: every script and style that the built page names. */
export async function benchFirstLoad(): Promise<Row[]> {
  const html = readFileSync(join(pageDir, 'index.html'), 'utf8')
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].flatMap(
    ([, address]) => address ?? [],
  )
  const sizeOf = (ending: string) =>
    addresses
      .filter((address) => address.endsWith(ending))
      .reduce(
        (sum, address) => sum + gzipSync(readFileSync(join(pageDir, address)), { level: 9 }).length,
        0,
      )
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

  return [
    { what: 'first load, JS (gzip)', value: kB(sizeOf('.js')), target: '≤ 115 kB' },
    { what: 'first load, CSS (gzip)', value: kB(sizeOf('.css')), target: '' },
    {
      what: 'first load, requests for code and style',
      value: String(addresses.length),
      target: '≤ 4',
    },
    {
      what: 'first load, requests to other origins',
      value: String(addresses.filter((address) => !address.startsWith('/')).length),
      target: '0',
    },
  ]
}
