import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Image } from '#shared/image.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { inspectImage } from './inspect-image.ts'

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d97706' } })

describe('inspectImage', () => {
  it('tells size and type by content', async () => {
    const bytes = await drawn(30, 20).webp().toBuffer()
    expect(await inspectImage(bytes)).toMatchObject({ type: 'image/webp', width: 30, height: 20 })
  })

  it.each<[string, () => Promise<Uint8Array>]>([
    ['nothing', async () => new Uint8Array()],
    ['HTML', async () => new TextEncoder().encode('<html>Not found</html>')],
    [
      'SVG',
      async () =>
        new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a GIF', () => drawn(9, 9).gif().toBuffer()],
    ['a TIFF', () => drawn(9, 9).tiff().toBuffer()],
    ['half a JPEG', async () => firstHalf(await noise(200).jpeg().toBuffer())],
    ['half a PNG', async () => firstHalf(await noise(200).png().toBuffer())],
    ['more pixels than we keep', () => drawn(9_000, 9_000).png().toBuffer()],
    ['a side that is too long', () => drawn(17_000, 2).png().toBuffer()],
  ])('refuses %s', async (_what, make) => {
    await expect(inspectImage(await make())).rejects.toMatchObject({ name: 'BadImageError' })
  })
})

const firstHalf = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)

function noise(side: number) {
  const raw = Buffer.alloc(side * side * 3, 0).map((_, index) => (index * 7919) % 251)
  return sharp(raw, { raw: { width: side, height: side, channels: 3 } })
}

describe('an image of a generation', () => {
  let studio: TestStudio
  let image: Image
  beforeAll(async () => {
    studio = await openStudio()
    const { generations } = await studio.run({ targets: [{ provider: 'luma', model: 'photon' }] })
    const settled = await studio.settled(generations[0]?.id ?? '')
    if (!settled.image) throw new Error('no image')
    image = settled.image
  })
  afterAll(() => studio.close())

  const get = (query = '', headers: Record<string, string> = {}) =>
    studio.request(`${image.url}${query}`, { headers })

  it('is served whole, for ever', async () => {
    const response = await get()
    expect(response.headers.get('cache-control')).toContain('immutable')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(await inspectImage(bytes)).toMatchObject({
      type: image.type,
      width: image.width,
      height: image.height,
    })
  })

  it.each([320, 640, 1280])('comes as a WebP of %i pixels', async (width) => {
    const response = await get(`?w=${width}`)
    expect(response.headers.get('content-type')).toBe('image/webp')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(await inspectImage(bytes)).toMatchObject({ type: 'image/webp', width })
    expect(bytes.byteLength).toBeLessThan(image.bytes)
  })

  it('is made once for many who ask at the same time', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => get('?w=1280')))
    const sizes = answers.map(({ headers }) => headers.get('content-length'))
    expect(new Set(sizes).size).toBe(1)
  })

  it.each(['?w=321', '?w=0', '?w=abc', '?size=1'])('has no variant %s', async (query) => {
    expect((await get(query)).status).toBe(400)
  })

  it('is not sent again to who has it', async () => {
    const etag = (await get()).headers.get('etag') ?? ''
    expect((await get('', { 'if-none-match': etag })).status).toBe(304)
    expect((await get('?w=320', { 'if-none-match': etag })).status).toBe(200)
  })

  it('is sent in part on request', async () => {
    const response = await get('', { range: 'bytes=0-9' })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes 0-9/${image.bytes}`)
    expect((await response.arrayBuffer()).byteLength).toBe(10)
    expect((await get('', { range: `bytes=${image.bytes}-` })).status).toBe(416)
  })

  it('is downloaded as a file with a name', async () => {
    const response = await studio.request(`${image.url}/download`)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="luma-photon-a-lighthouse-${image.id.slice(0, 8)}.jpg"`,
    )
  })
})
