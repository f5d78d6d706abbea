import type { Page } from '@playwright/test'

declare global {
  interface Window {
    endFrames: () => number[]
    keystrokes: number[]
    gc?: () => void
  }
}

/** What a browser has to be started with, so that its heap can be read. */
export const measuringArguments = ['--enable-precise-memory-info', '--js-flags=--expose-gc']

export const ms = (value: number) => `${value.toFixed(1)} ms`
export const times = (value: number) => `${value.toFixed(2)} ×`
export const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN
}

/** The time between frames while something is done. */
export async function framesWhile(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    let isOver = false
    const note = (at: number) => {
      frames.push(at)
      if (!isOver) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    window.endFrames = () => {
      isOver = true
      return frames.slice(1).map((at, index) => at - (frames[index] ?? at))
    }
  })
  await act()
  return page.evaluate(() => window.endFrames())
}

/** What is left once nothing unneeded is. */
export async function heapOf(page: Page): Promise<number> {
  await page.evaluate(() => window.gc?.())
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

export const countNodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length)

/** A wheel that turns as fast as a finger flicks. */
export async function wheelFor(page: Page, forMs: number, stepPx: number) {
  const startedAt = performance.now()
  while (performance.now() - startedAt < forMs) {
    await page.mouse.wheel(0, stepPx)
    await pause(25)
  }
}

const warmUpKeys = 10
const keys = 80

/** From the press of a key to the end of the frame that shows its letter; the caret has to be in a field. */
export async function typeAndWatch(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    window.keystrokes = []
    const note = ({ timeStamp }: Event) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => window.keystrokes.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    document.addEventListener('keydown', note, { capture: true })
  })
  for (let n = 0; n < warmUpKeys + keys; n++) {
    await page.keyboard.press('abcdefgh '[n % 9] ?? 'a')
    // At no fixed place between two frames.
    await pause(40 + ((n * 7) % 17))
  }
  const all = await page.evaluate(() => window.keystrokes)
  return all.slice(warmUpKeys)
}

/** Asked from outside: a wait inside the page needs `eval`, which the page's policy forbids. */
export async function until(page: Page, isTrue: () => boolean): Promise<void> {
  const patience = AbortSignal.timeout(60_000)
  while (!(await page.evaluate(isTrue))) {
    patience.throwIfAborted()
    await pause(50)
  }
}
