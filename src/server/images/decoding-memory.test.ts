import sharp from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import { expect, it } from 'vitest'
import { decodingBytes, maxDecodingBytes } from './decoding-memory.ts'

/** The header of a picture like this one, with 64 million pixels. */
async function headerOf(encode: (image: Sharp) => Sharp): Promise<Metadata> {
  const image = sharp({ create: { width: 16, height: 16, channels: 3, background: '#d97706' } })
  const header = await sharp(await encode(image).toBuffer()).metadata()
  return { ...header, width: 8000, height: 8000 }
}

it.each<[string, (image: Sharp) => Sharp, boolean]>([
  ['a JPEG', (image) => image.jpeg(), true],
  ['a JPEG to be turned', (image) => image.withMetadata({ orientation: 6 }).jpeg(), true],
  ['a progressive JPEG', (image) => image.jpeg({ progressive: true }), true],
  [
    'a progressive JPEG to be turned',
    (image) => image.withMetadata({ orientation: 6 }).jpeg({ progressive: true }),
    true,
  ],
  [
    'a progressive JPEG with all of its colours',
    (image) => image.jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
    false,
  ],
  ['a PNG', (image) => image.ensureAlpha().png(), true],
  ['an interlaced PNG', (image) => image.ensureAlpha().png({ progressive: true }), true],
  ['a GIF', (image) => image.gif(), true],
  ['a WebP', (image) => image.webp(), false],
  ['an AVIF', (image) => image.avif(), false],
])(
  'there is memory for 64 million pixels as %s, or it is known that there is none',
  async (_kind, encode, fits) => {
    expect(decodingBytes(await headerOf(encode)) <= maxDecodingBytes).toBe(fits)
  },
)
