import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../browser.ts'
import { startStudio } from '../studio-process.ts'
import {
  framesWhile,
  heapOf,
  measuringArguments,
  ms,
  pause,
  percentile,
  times,
  until,
} from './measures.ts'
import type { Row } from './row.ts'

const seconds = 4
const zooms = 200

/** Eight pictures of 2048 pixels under one zoom that never rests, beside an empty page that draws as many frames. */
export async function benchCompare(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'photon-bench-'))
  const studio = await startStudio({ DATA_DIR: dataDir })
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...browserArguments, ...measuringArguments],
  })
  try {
    const runId = await makeEight(studio.url)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto('about:blank')
    const empty = percentile(await framesWhile(page, () => pause(seconds * 1000)), 0.95)

    await page.goto(`${studio.url}/runs/${runId}`)
    await until(
      page,
      () => document.querySelectorAll('figure[data-zoom-frame] img:not(.opacity-0)').length === 8,
    )
    // To the originals, and to all of them decoded.
    await page.keyboard.press('z')
    await until(
      page,
      () =>
        Array.from(
          document.querySelectorAll<HTMLImageElement>('figure[data-zoom-frame] img'),
        ).filter((image) => !image.src.includes('?') && !image.classList.contains('opacity-0'))
          .length === 8,
    )
    await zoomAndPan(page, 1_000)
    const moving = percentile(await framesWhile(page, () => zoomAndPan(page, seconds * 1000)), 0.95)

    const before = await heapOf(page)
    for (let n = 0; n < zooms; n++) await wheel(page, n % 2 === 0 ? -240 : 240)
    await pause(500)
    const after = await heapOf(page)

    return [
      { what: 'compare, p95 frame of an empty page', value: ms(empty), target: '' },
      { what: 'compare, p95 frame of eight in motion', value: ms(moving), target: '' },
      {
        what: 'compare, p95 against an empty page',
        value: times(moving / empty),
        target: '≤ 1.3 ×',
      },
      {
        what: `compare, heap after ${zooms} zooms`,
        value: `${((after / before - 1) * 100).toFixed(1)} %`,
        target: '≤ 5 %',
      },
    ]
  } finally {
    await browser.close()
    await studio.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A wheel and a hand that never rest. */
async function zoomAndPan(page: Page, forMs: number) {
  const { x, y } = await middleOf(page)
  const startedAt = performance.now()
  for (let passed = 0; passed < forMs; passed = performance.now() - startedAt) {
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, -60 * Math.cos((passed / 1000) * Math.PI))
    await page.mouse.down()
    for (let n = 1; n <= 10; n++) await page.mouse.move(x + 8 * n, y + 3 * n)
    for (let n = 10; n >= 0; n--) await page.mouse.move(x + 8 * n, y + 3 * n)
    await page.mouse.up()
  }
}

async function middleOf(page: Page) {
  const box = await page.locator('figure[data-zoom-frame]').first().boundingBox()
  if (!box) throw new Error('No picture')
  return { x: box.x + box.width / 3, y: box.y + box.height / 2 }
}

const wheel = (page: Page, deltaY: number) =>
  page.evaluate(
    (by) =>
      new Promise((resolve) => {
        const frame = document.querySelector('figure[data-zoom-frame]')
        const box = frame?.getBoundingClientRect()
        const [clientX, clientY] = [(box?.left ?? 0) + 50, (box?.top ?? 0) + 50]
        frame?.dispatchEvent(
          new WheelEvent('wheel', {
            bubbles: true,
            cancelable: true,
            clientX,
            clientY,
            deltaY: by,
          }),
        )
        requestAnimationFrame(resolve)
      }),
    deltaY,
  )

/** Four targets, two of each. */
async function makeEight(url: string): Promise<string> {
  const id = crypto.randomUUID()
  const targets = ['luma', 'fal'].flatMap((provider) =>
    ['photon', 'photon-flash'].map((model) => ({ provider, model })),
  )
  const created = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, prompt: 'a lighthouse', targets, copies: 2, aspectRatio: '16:9' }),
  })
  if (!created.ok) throw new Error(`HTTP ${created.status}: ${await created.text()}`)
  for (;;) {
    const run = await (await fetch(`${url}/api/runs/${id}`)).json()
    if (run.generations.every(({ image }: { image: unknown }) => image !== null)) return id
    await pause(500)
  }
}
