import type { Browser } from '@playwright/test'
import { pause } from './measures.ts'
import type { Row } from './row.ts'

const tiles = 100

/** What a hundred different images cost in the gallery, against their originals. */
export async function bytesOfTiles(browser: Browser, url: string): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const imageOf = new Map<string, string>()
  const bytesOf = new Map<string, number>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const [, id] = /\/api\/images\/([0-9a-f]{64})/.exec(request.url) ?? []
    if (id !== undefined && (bytesOf.has(id) || bytesOf.size < tiles)) {
      imageOf.set(requestId, id)
      bytesOf.set(id, bytesOf.get(id) ?? 0)
    }
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const id = imageOf.get(requestId)
    if (id !== undefined) bytesOf.set(id, (bytesOf.get(id) ?? 0) + encodedDataLength)
  })

  await page.goto(url)
  await page.mouse.move(720, 600)
  for (let n = 0; bytesOf.size < tiles; n++) {
    if (n > 400) throw new Error(`Only ${bytesOf.size} images in the gallery`)
    await page.mouse.wheel(0, 300)
    await pause(200)
  }
  await pause(2_000)
  await context.close()

  const shown = sum([...bytesOf.values()])
  const originals = sum(await Promise.all([...bytesOf.keys()].map((id) => sizeOf(url, id))))
  const kB = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString('en')} kB`
  return [
    { what: `${tiles} tiles, bytes`, value: kB(shown), target: '' },
    { what: `${tiles} tiles, bytes of their originals`, value: kB(originals), target: '' },
    {
      what: `${tiles} tiles against their originals`,
      value: `1/${Math.round(originals / shown)}`,
      target: '≤ 1/100',
    },
  ]
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

const sizeOf = async (url: string, id: string) =>
  Number((await fetch(`${url}/api/images/${id}`, { method: 'HEAD' })).headers.get('content-length'))
