import type { Browser } from '@playwright/test'
import { ms, pause, percentile } from './measures.ts'
import type { Row } from './row.ts'

declare global {
  interface Window {
    searched: Promise<number>
  }
}

/** Any library has them in its prompts. */
const words = [
  'shadows',
  'neon',
  'overcast',
  'spotlight',
  'window',
  'blue',
  'muted',
  'editorial',
  'gouache',
  'isometric',
  'macro',
  'wide',
]

/** How long the field waits for the next letter. */
const pauseInTyping = 150

/** From the press of a word's last letter to the end of the frame that shows the runs that have it, and no others. */
export async function benchSearch(browser: Browser, url: string): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(url)
  const field = page.getByRole('searchbox', { name: 'Search prompts' })
  await field.waitFor()
  await pause(2_000)

  const taken: number[] = []
  for (const word of words) {
    await field.selectText()
    await page.evaluate(watchFor, word)
    for (const letter of word) {
      await page.keyboard.press(letter)
      await pause(40)
    }
    taken.push(await page.evaluate(() => window.searched))
    // Its pictures come.
    await pause(400)
  }
  await context.close()
  return [
    {
      what: `search, last letter → on screen (${pauseInTyping} ms a pause), p50 of ${words.length}`,
      value: ms(percentile(taken, 0.5)),
      target: '',
    },
  ]
}

function watchFor(word: string) {
  let pressedAt = NaN
  document.addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), {
    capture: true,
  })
  window.searched = new Promise((resolve, reject) => {
    function look() {
      if (performance.now() - pressedAt > 10_000) return reject(new Error(`No "${word}" on screen`))
      const runs = Array.from(document.querySelectorAll('article'))
      const isShown =
        runs.length > 0 && runs.every(({ ariaLabel }) => ariaLabel?.toLowerCase().includes(word))
      if (!isShown) return requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now() - pressedAt)
      return port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}
