import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { frameOf } from '#shared/frame.ts'
import { renderPlaced } from './placed-source.ts'
import { maxWireBytes, toWire } from './wire-picture.ts'

const imageId = 'a'.repeat(64)
const flat = (channels: 3 | 4, alpha = 1) =>
  sharp({
    create: { width: 60, height: 40, channels, background: { r: 200, g: 40, b: 40, alpha } },
  })

/** Noise: nothing makes it small. */
const noise = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp(randomBytes(width * height * channels), { raw: { width, height, channels } })

/** Red to the left, green to the right, blue in the lower half. */
async function corners(width: number, height: number): Promise<Uint8Array> {
  const pixels = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at++) {
    const isLower = at >= (width * height) / 2
    pixels[at * 3 + (isLower ? 2 : at % width < width / 2 ? 0 : 1)] = 255
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  const pixel = sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha()
  return [...(await pixel.raw().toBuffer())].map((value) => (value > 127 ? 255 : 0))
}

describe('a picture on its way to a provider', () => {
  it.each(['jpeg', 'png'] as const)('stays byte by byte what it is as %s', async (format) => {
    const bytes = await flat(3).toFormat(format).toBuffer()
    expect(await toWire(bytes, `image/${format}`)).toEqual({ bytes, type: `image/${format}` })
  })

  it.each(['webp', 'avif'] as const)('becomes JPEG where it was %s', async (format) => {
    const { bytes, type } = await toWire(
      await flat(3).toFormat(format).toBuffer(),
      `image/${format}`,
    )
    expect(type).toBe('image/jpeg')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 40 })
  })

  it('keeps what one can see through, as PNG', async () => {
    const { bytes, type } = await toWire(await flat(4, 0.5).webp().toBuffer(), 'image/webp')
    expect(type).toBe('image/png')
    expect(await sharp(bytes).stats()).toMatchObject({ isOpaque: false })
  })

  it('becomes JPEG where it has an alpha channel and no holes', async () => {
    expect(await toWire(await flat(4).webp().toBuffer(), 'image/webp')).toMatchObject({
      type: 'image/jpeg',
    })
  })

  it('is drawn upright where only its EXIF said so', async () => {
    const lying = await flat(3).withMetadata({ orientation: 6 }).webp().toBuffer()
    const { bytes } = await toWire(lying, 'image/webp')
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 60 })
  })

  it.each([3, 4] as const)(
    'is made small enough, with %i channels',
    async (channels) => {
      const bytes = await noise(2000, 1700, channels).png({ compressionLevel: 0 }).toBuffer()
      expect(bytes.length).toBeGreaterThan(maxWireBytes)
      const wire = await toWire(bytes, 'image/png')
      expect(wire.type).toBe(channels === 3 ? 'image/jpeg' : 'image/png')
      expect(wire.bytes.length).toBeLessThanOrEqual(maxWireBytes)
      const { width, height } = await sharp(wire.bytes).metadata()
      expect(width / height).toBeCloseTo(2000 / 1700, 2)
    },
    30_000,
  )
})

describe('a picture in its place on a canvas', () => {
  const frame = (x: number, y: number, width: number, height: number) =>
    frameOf({ imageId, x, y, width, height }, '1:1')

  it('has the size that it has on the canvas', async () => {
    const { bytes } = await renderPlaced(await corners(300, 200), frame(0.1, 0.2, 0.6, 0.4))
    const { width, height } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([921, 615])
    expect(await colourAt(bytes, 10, 10)).toEqual([255, 0, 0])
    expect(await colourAt(bytes, 900, 10)).toEqual([0, 255, 0])
    expect(await colourAt(bytes, 10, 600)).toEqual([0, 0, 255])
  })

  it('shows the part of it that lies on the canvas', async () => {
    // Its upper right quarter is all that is left.
    const { bytes } = await renderPlaced(await corners(400, 400), frame(-0.5, 0.5, 1, 1))
    const { width, height } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([768, 768])
    for (const place of [10, 760]) expect(await colourAt(bytes, place, 10)).toEqual([0, 255, 0])
    expect(await colourAt(bytes, 10, 760)).toEqual([0, 255, 0])
  })

  it('is the same bytes each time', async () => {
    const source = await corners(300, 200)
    const hash = async () =>
      createHash('sha256')
        .update((await renderPlaced(source, frame(0, 0, 0.9, 0.6))).bytes)
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })

  it('may be a sliver of a tiny picture', async () => {
    const { bytes } = await renderPlaced(await corners(8, 8), frame(-3.95, -3.95, 4, 4))
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 77, height: 77 })
  })
})
