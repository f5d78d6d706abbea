import type { Sharp } from 'sharp'
import type { VariantWidth } from '#shared/image.ts'
import { decodingBytes } from './decoding-memory.ts'
import type { Lanes } from './lanes.ts'
import { loadSharp } from './load-sharp.ts'

export const maxImagePixels = 64_000_000
export const maxImageSide = 16_384

/** Types that we keep and serve, by sharp's name for the format. */
const types: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heif: 'image/avif',
}

/** The bytes are not a whole image of a kind that we keep. `message` says what is wrong with them. */
export class BadImageError extends Error {
  override name = 'BadImageError'
}

/**
 * Tells size and type by content, whatever was claimed, and decodes every pixel to prove the image whole; what comes of
 * that is the smallest variant. Throws `BadImageError`.
 */
export async function inspectImage(bytes: Uint8Array, decoding: Lanes = (_, work) => work()) {
  if (bytes.length === 0) throw new BadImageError('0 bytes')
  const sharp = await loadSharp()
  const image = () => sharp(bytes, { limitInputPixels: maxImagePixels, failOn: 'truncated' })
  try {
    const header = await image().metadata()
    const { format, width, height } = header
    const type = types[format]
    if (!type) throw new BadImageError(`not a picture we can keep (${format})`)
    if (Math.max(width, height) > maxImageSide) throw new BadImageError('a side is too long')
    const small = await decoding(decodingBytes(header), () => renderVariant(image(), 320))
    return { type, width, height, small }
  } catch (cause) {
    if (cause instanceof BadImageError) throw cause
    throw new BadImageError('not a whole picture', { cause })
  }
}

/**
 * WebP at effort 4 and quality 75, never larger than the original. AVIF as true to it (SSIM, 36 pictures) saves a fifth
 * of the bytes for 35 × the processor's time at effort 4, 5 to 10 % for almost 5 × at effort 2, and decodes more slowly:
 * it does not pay. Without the short cut on load, every pixel of the original is read, which proves it whole.
 */
export const renderVariant = (
  image: Sharp,
  width: VariantWidth | 'full',
  fastShrinkOnLoad = false,
) =>
  (width === 'full'
    ? image.autoOrient()
    : image.autoOrient().resize({ width, withoutEnlargement: true, fastShrinkOnLoad })
  )
    .webp({ quality: width === 'full' ? 90 : 75 })
    .toBuffer()
