import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { copyImage } from './copy-image.ts'

vi.mock('../../../ui/toasts.ts', () => ({ showToast: (text: string) => told.push(text) }))

const told: string[] = []
const id = 'a'.repeat(64)
let lastId = 0
/** Originals are kept, so each test has one of its own. */
const image = () => ({ id: id.slice(2) + String(10 + ++lastId) })

/** A clipboard that takes what it is promised, as the browser's does. */
function stubClipboard(answer: () => Promise<void> = () => Promise.resolve()) {
  const written: { types: string[]; isPromise: boolean; blob: Promise<Blob> }[] = []
  vi.stubGlobal(
    'ClipboardItem',
    class {
      readonly items: Record<string, Promise<Blob>>
      constructor(items: Record<string, Promise<Blob>>) {
        this.items = items
      }
    },
  )
  vi.stubGlobal('navigator', {
    clipboard: {
      async write([item]: { items: Record<string, Promise<Blob>> }[]) {
        const [type = '', blob = Promise.reject(new Error('nothing'))] =
          Object.entries(item?.items ?? {})[0] ?? []
        written.push({ types: [type], isPromise: blob instanceof Promise, blob })
        await blob
        await answer()
      },
    },
  })
  return written
}

const answerWith = (type: string, status = 200) =>
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response('bytes', { status, headers: { 'content-type': type } })),
  )

beforeEach(() => void told.splice(0))
afterEach(() => vi.unstubAllGlobals())

it('hands a promise over at the press itself, and a PNG as it is', async () => {
  const written = stubClipboard()
  answerWith('image/png')
  const copying = copyImage(image())
  expect(written).toHaveLength(1)
  await copying
  expect(written[0]).toMatchObject({ types: ['image/png'], isPromise: true })
  expect((await written[0]?.blob)?.type).toBe('image/png')
  expect(told).toEqual(['Image copied'])
})

it('makes a PNG of what is none', async () => {
  const written = stubClipboard()
  answerWith('image/webp')
  const draws: unknown[] = []
  vi.stubGlobal('createImageBitmap', () =>
    Promise.resolve({ width: 30, height: 20, close: () => {} }),
  )
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      readonly size: string
      constructor(width: number, height: number) {
        this.size = `${width} × ${height}`
      }
      getContext = () => ({ drawImage: () => draws.push(this.size) })
      convertToBlob = ({ type }: { type: string }) => Promise.resolve(new Blob(['png'], { type }))
    },
  )
  await copyImage(image())
  expect((await written[0]?.blob)?.type).toBe('image/png')
  expect(draws).toEqual(['30 × 20'])
  expect(told).toEqual(['Image copied'])
})

it('says what else one can do where the browser cannot, will not, or the image does not come', async () => {
  vi.stubGlobal('navigator', {})
  await copyImage(image())
  stubClipboard(() => Promise.reject(new Error('not allowed')))
  answerWith('image/png')
  await copyImage(image())
  stubClipboard()
  answerWith('application/json', 404)
  await copyImage(image())
  expect(told).toEqual([
    'This browser cannot copy images. Drag it out, or download it.',
    'The image could not be copied. Drag it out, or download it.',
    'The image could not be copied. Drag it out, or download it.',
  ])
})

it('leaves no failure behind where the browser refuses before the image fails to come', async () => {
  vi.stubGlobal('ClipboardItem', class {})
  vi.stubGlobal('navigator', { clipboard: { write: () => Promise.reject(new Error('refused')) } })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await copyImage(image())
  await new Promise((resolve) => setTimeout(resolve))
  // The failure that nobody waits for would fail the test.
  expect(told).toEqual(['The image could not be copied. Drag it out, or download it.'])
})
