import sharp from 'sharp'

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
 * Tells size and type by content, whatever was claimed, and decodes every pixel to prove the image whole.
 * Throws `BadImageError`.
 */
export async function inspectImage(bytes: Uint8Array) {
  if (bytes.length === 0) throw new BadImageError('0 bytes')
  const image = () => sharp(bytes, { limitInputPixels: maxImagePixels, failOn: 'truncated' })
  try {
    const { format, width, height } = await image().metadata()
    const type = types[format]
    if (!type) throw new BadImageError(`not a picture we can keep (${format})`)
    if (Math.max(width, height) > maxImageSide) throw new BadImageError('a side is too long')
    // A small output still decodes the whole input.
    await image().resize(8, 8, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer()
    return { type, width, height }
  } catch (cause) {
    if (cause instanceof BadImageError) throw cause
    throw new BadImageError('not a whole picture', { cause })
  }
}
