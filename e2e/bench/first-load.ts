import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { browserArguments, findBrowser } from '../browser.ts'
import { startStudio } from '../studio-process.ts'
import type { Libraries } from './libraries.ts'
import { pause } from './measures.ts'
import type { Row } from './row.ts'

interface Fetched {
  address: string
  bytes: number
  isBefore: boolean
}

/** What the browser fetches until one can type and sees the gallery, and what it fetches by itself after that. */
export async function benchFirstLoad(libraries: Libraries): Promise<Row[]> {
  const studio = await startStudio({ DATA_DIR: await libraries.of(100), LOG_LEVEL: 'error' })
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: browserArguments,
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(studio.url)
    await page.getByRole('region', { name: 'Gallery' }).getByRole('img').first().waitFor()
    await pause(4_000)
    const started = await page.evaluate(() => {
      const [mark] = performance.getEntriesByName('first-screen')
      if (!mark) throw new Error('The page has not said when its first screen stood')
      return performance
        .getEntriesByType('resource')
        .map(({ name, startTime }) => ({ name, isBefore: startTime < mark.startTime }))
    })
    const others = started.filter(({ name }) => !name.startsWith(studio.url)).length
    const all = await Promise.all(
      started
        .filter(({ name }) => /\.(js|css)$/.test(name))
        .map(async ({ name, isBefore }): Promise<Fetched> => {
          const body = await (await fetch(name)).bytes()
          return { address: name, bytes: gzipSync(body, { level: 9 }).length, isBefore }
        }),
    )
    const first = all.filter(({ isBefore }) => isBefore)
    const later = all.filter(({ isBefore }) => !isBefore)
    return [
      { what: 'first load, JS (gzip)', value: kB(first, '.js'), target: '≤ 115 kB' },
      { what: 'first load, CSS (gzip)', value: kB(first, '.css'), target: '' },
      {
        what: 'first load, requests for code and style',
        value: String(first.length),
        target: '≤ 4',
      },
      {
        what: 'after the first screen, by itself: JS (gzip), requests',
        value: `${kB(later, '.js')}, ${later.length}`,
        target: '',
      },
      { what: 'first load, requests to other origins', value: String(others), target: '0' },
    ]
  } finally {
    await browser.close()
    await studio.stop()
  }
}

function kB(files: Fetched[], ending: string): string {
  const bytes = files
    .filter(({ address }) => address.endsWith(ending))
    .reduce((sum, file) => sum + file.bytes, 0)
  return `${(bytes / 1000).toFixed(1)} kB`
}
