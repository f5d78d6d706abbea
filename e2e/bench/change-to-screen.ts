import { chromium } from '@playwright/test'
import { browserArguments, findBrowser } from '../browser.ts'
import { startStudio } from '../studio-process.ts'
import type { Libraries } from './libraries.ts'
import { percentile } from './measures.ts'
import type { Row } from './row.ts'

const changes = 200

/**
 * From the server's word that a change is stored to the frame that shows it. The change is made by another client
 * (a favourite is set), so that the page hears of it through its long poll alone.
 */
export async function benchChangeToScreen({ of }: Libraries): Promise<Row[]> {
  return [...(await measure(await of(0), '0')), ...(await measure(await of(10_000), '10,000'))]
}

async function measure(dataDir: string, stored: string): Promise<Row[]> {
  const studio = await startStudio({ DATA_DIR: dataDir })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments })
  try {
    const run = {
      id: crypto.randomUUID(),
      prompt: 'a lighthouse',
      targets: [{ provider: 'luma', model: 'photon-flash' }],
    }
    const created = await send(studio.url, 'POST', '/api/runs', run)
    const { id } = created.generations[0]
    const page = await browser.newPage()
    await page.goto(studio.url)
    const picture = page.getByRole('img', { name: /^a lighthouse/ }).first()
    await picture.waitFor({ timeout: 60_000 })
    // A card shows what can be done with it while it is pointed at.
    await picture.hover()
    const favorite = page.getByRole('button', { name: /^Favourite / }).first()
    await favorite.evaluate(watchFrames)

    const delays: number[] = []
    for (let n = 0; n < changes; n++) {
      await send(studio.url, 'PATCH', `/api/generations/${id}`, { favorite: n % 2 === 0 })
      const storedAt = Date.now()
      const shownAt = await page.evaluate((index) => window.framesOf(index), n)
      delays.push(Math.max(0, shownAt - storedAt))
    }
    const at = (share: number) => `${Math.round(percentile(delays, share))} ms`
    const what = `change stored → on screen, ${stored} stored`
    return [
      { what: `${what}, p50 of ${changes}`, value: at(0.5), target: '≤ 100 ms' },
      { what: `${what}, p99 of ${changes}`, value: at(0.99), target: '≤ 300 ms' },
    ]
  } finally {
    await browser.close()
    await studio.stop()
  }
}

declare global {
  interface Window {
    /** Wall-clock time at which the n-th change was painted; waits for it. */
    framesOf: (n: number) => Promise<number>
  }
}

/** Runs in the page: notes when each change of the pressed state has been painted. */
function watchFrames(button: Element) {
  const shownAt: number[] = []
  const waiting = new Map<number, (at: number) => void>()
  new MutationObserver(() => {
    requestAnimationFrame(() =>
      setTimeout(() => {
        const at = Date.now()
        waiting.get(shownAt.length)?.(at)
        shownAt.push(at)
      }),
    )
  }).observe(button, { attributeFilter: ['aria-pressed'] })
  window.framesOf = (n) => {
    const at = shownAt[n]
    return at === undefined
      ? new Promise((resolve) => waiting.set(n, resolve))
      : Promise.resolve(at)
  }
}

async function send(url: string, method: string, path: string, body: unknown) {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`)
  return response.json()
}
