import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../browser.ts'
import { startStudio } from '../studio-process.ts'
import type { Libraries } from './libraries.ts'
import {
  countNodes,
  framesWhile,
  heapOf,
  measuringArguments,
  ms,
  pause,
  percentile,
  times,
  typeAndWatch,
  until,
  wheelFor,
} from './measures.ts'
import type { Row } from './row.ts'
import { benchSearch } from './search.ts'
import { bytesOfTiles } from './tile-bytes.ts'

const sizes = [100, 1_000, 10_000]
const scrollMs = 4_000
const stepPx = 100
const patienceMs = 180_000
const viewport = { width: 1440, height: 900 }

/** The gallery over ever larger libraries, beside an empty page in the same browser. */
export async function benchGallery({ of }: Libraries): Promise<Row[]> {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...browserArguments, ...measuringArguments],
  })
  try {
    const rows: Row[] = []
    let smallestHeap = NaN
    for (const size of sizes) {
      const dataDir = await of(size)
      const studio = await startStudio({ DATA_DIR: dataDir })
      try {
        await makeVariants(studio.url)
        const measured = await measure(browser, studio.url, oldestShown(dataDir))
        if (Number.isNaN(smallestHeap)) smallestHeap = measured.heapAtEnd
        rows.push(...rowsOf(size, measured, smallestHeap), ...(await serverRows(studio.url, size)))
        if (size === sizes.at(-1))
          rows.push(
            ...(await benchSearch(browser, studio.url)),
            ...(await bytesOfTiles(browser, studio.url)),
          )
      } finally {
        await studio.stop()
      }
    }
    return rows
  } finally {
    await browser.close()
  }
}

type Measured = Awaited<ReturnType<typeof measure>>

async function measure(browser: Browser, url: string, oldestId: string) {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const empty = await measureEmpty(page)

  await page.goto(url)
  await picturesShown(page)
  const nodesAtTop = await countNodes(page)
  const heapAtTop = await heapOf(page)

  await page.getByRole('textbox', { name: 'Prompt' }).focus()
  const keystrokes = await typeAndWatch(page)

  await page.mouse.move(viewport.width / 2, viewport.height / 2)
  const down = await framesWhile(page, () => wheelFor(page, scrollMs, stepPx))
  const toEndMs = await scrollToEnd(page, oldestId)
  // On nothing: the tools of a card that happens to be under the pointer are not the library's.
  await page.mouse.move(0, 0)
  await pause(1_000)
  const nodesAtEnd = await countNodes(page)
  const heapAtEnd = await heapOf(page)
  await page.mouse.move(viewport.width / 2, viewport.height / 2)
  const up = await framesWhile(page, () => wheelFor(page, scrollMs, -stepPx))
  await context.close()
  return { empty, nodesAtTop, nodesAtEnd, heapAtTop, heapAtEnd, keystrokes, down, up, toEndMs }
}

/** A field to type into and a long way to scroll, and nothing else. */
async function measureEmpty(page: Page) {
  await page.setContent('<textarea autofocus></textarea><div style="height: 100000px"></div>')
  await page.locator('textarea').focus()
  const keystrokes = await typeAndWatch(page)
  await page.mouse.move(viewport.width / 2, viewport.height / 2)
  const frames = await framesWhile(page, () => wheelFor(page, scrollMs, stepPx))
  return { keystrokes, frames }
}

function rowsOf(size: number, measured: Measured, smallestHeap: number): Row[] {
  const { empty, nodesAtTop, nodesAtEnd, heapAtTop, heapAtEnd, keystrokes, down, up, toEndMs } =
    measured
  const isLargest = size === sizes.at(-1)
  const row = (what: string, value: string, target = ''): Row => ({
    what: `gallery of ${size.toLocaleString('en')}, ${what}`,
    value,
    target: isLargest ? target : '',
  })
  const p95 = (frames: number[]) => percentile(frames, 0.95)
  const against = (frames: number[]) =>
    `${times(p95(frames) / p95(empty.frames))} (${ms(p95(frames))})`
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  return [
    row('DOM nodes at the top', String(nodesAtTop), '< 1500'),
    row('DOM nodes at the end', String(nodesAtEnd), '< 1500'),
    row('heap at the top', megabytes(heapAtTop)),
    row('heap at the end', megabytes(heapAtEnd)),
    row('heap at the end against 100', times(heapAtEnd / smallestHeap), '≤ 1.5 ×'),
    row('keystroke → frame p50', ms(percentile(keystrokes, 0.5)), '< 16 ms'),
    row('keystroke → frame p95', ms(p95(keystrokes))),
    row('keystroke → frame p50 in an empty page', ms(percentile(empty.keystrokes, 0.5))),
    row('scroll down, p95 frame against an empty page', against(down), '≤ 1.2 ×'),
    row('scroll up from the end, the same', against(up), '≤ 1.2 ×'),
    row(
      'to the end',
      toEndMs === undefined ? `not in ${patienceMs / 1000} s` : `${(toEndMs / 1000).toFixed(1)} s`,
    ),
  ]
}

async function picturesShown(page: Page) {
  await page.locator('a[href^="/generations/"] img').first().waitFor({ timeout: 60_000 })
  await until(page, () =>
    [...document.querySelectorAll<HTMLImageElement>('a[href^="/generations/"] img')]
      .filter((image) => image.getBoundingClientRect().top < innerHeight)
      .every(({ complete }) => complete),
  )
  // What comes after the first screen has come.
  await pause(2_000)
}

/** As with the End key held down, until the oldest image is there; undefined if it is not reached. */
async function scrollToEnd(page: Page, oldestId: string): Promise<number | undefined> {
  const startedAt = performance.now()
  const oldest = page.locator(`a[href^="/generations/${oldestId}"]`)
  while ((await oldest.count()) === 0) {
    if (performance.now() - startedAt > patienceMs) return undefined
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }))
    await pause(50)
  }
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }))
  await pause(1_000)
  return performance.now() - startedAt
}

function oldestShown(dataDir: string): string {
  const library = new DatabaseSync(join(dataDir, 'library.sqlite'), { readOnly: true })
  const row = library
    .prepare(
      'select id from generations where image_id is not null order by created_at, id limit 1',
    )
    .get()
  library.close()
  return String(row?.id)
}

/** Those that a server makes at the first request: it would be measured as well. */
async function makeVariants(url: string) {
  const { items } = await read<{ items: { image: { url: string } | null }[] }>(
    `${url}/api/generations?limit=200`,
  )
  for (const address of new Set(items.flatMap(({ image }) => image?.url ?? [])))
    for (const width of [320, 640]) await (await fetch(`${url}${address}?w=${width}`)).arrayBuffer()
}

const questions = [
  ['first page', '/api/runs?limit=20'],
  ['search', '/api/runs?limit=20&q=greenhouse+orchids'],
  ['counts', '/api/generations/counts?q=greenhouse'],
] as const

async function serverRows(url: string, size: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, path] of questions) {
    const taken: number[] = []
    for (let n = 0; n < 40; n++) {
      const startedAt = performance.now()
      await read(url + path)
      taken.push(performance.now() - startedAt)
    }
    rows.push({
      what: `gallery of ${size.toLocaleString('en')}, ${what} answered, p50 of 40`,
      value: ms(percentile(taken, 0.5)),
      target: size === sizes.at(-1) ? '≤ 50 ms' : '',
    })
  }
  return rows
}

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`HTTP ${response.status} of ${address}`)
  return response.json() as Promise<T>
}
