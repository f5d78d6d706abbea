import sharp from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import { pictureKind, webpChunks } from '#shared/picture-file.ts'
import { disguiseOf, fileKind } from './file-kind.ts'
import type { FileKind } from './file-kind.ts'
import { BadImageError, maxImagePixels, maxImageSide, renderVariant } from './inspect-image.ts'
import type { Lanes } from './lanes.ts'

/** From here on an encoder may not hold the whole picture to save a few per cent. */
const manyPixels = 16_000_000

/**
 * A picture that a person brought, encoded anew: upright, in sRGB, with nothing in it but pixels. The same bytes give
 * the same bytes. Every pixel is decoded, so that what comes out is whole. Throws `BadImageError` with a sentence.
 */
export async function normalizeImage(bytes: Uint8Array, decoding: Lanes) {
  const kind = fileKind(bytes)
  const disguise = disguiseOf(bytes)
  if (disguise)
    throw new BadImageError(
      `This file is a picture and ${disguise} at once. Save it anew from an image editor.`,
    )

  const { hasAlpha, width, height } = await readHeader(bytes, kind)
  checkSize(width, height)
  return decoding(width * height, async () => {
    const isPng = hasAlpha || kind === 'png' || kind === 'gif' || isLosslessWebp(bytes)
    const image = sharp(bytes, { limitInputPixels: maxImagePixels, failOn: 'truncated' })
    const { data, info } = await encode(image.autoOrient(), isPng, width * height).catch(
      (cause: unknown) => {
        throw new BadImageError(kind === 'heic' ? noHeic : damaged, { cause })
      },
    )
    return {
      bytes: data,
      type: isPng ? 'image/png' : 'image/jpeg',
      width: info.width,
      height: info.height,
      // Our own encoding: there is nothing to prove by decoding all of it.
      small: await renderVariant(sharp(data, { limitInputPixels: maxImagePixels }), 320, true),
    }
  })
}

const damaged = 'This picture is not whole: the file breaks off or is damaged.'
const noHeic =
  'This is a HEIC picture, and the decoder for it is not free to come along. Save it as JPEG or PNG.'

async function readHeader(bytes: Uint8Array, kind: FileKind): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (cause) {
    throw new BadImageError(kind === 'heic' ? noHeic : damaged, { cause })
  }
}

function checkSize(width: number, height: number) {
  const size = `${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`
  if (Math.max(width, height) > maxImageSide)
    throw new BadImageError(
      `This picture is too large: it has ${size}, and a side can have ${maxImageSide.toLocaleString('en')}.`,
    )
  if (width * height > maxImagePixels)
    throw new BadImageError(
      `This picture is too large: it has ${size}, and ${maxImagePixels / 1e6} million in all are the most.`,
    )
}

const encode = (image: Sharp, isPng: boolean, pixels: number) =>
  (isPng
    ? image.png({ compressionLevel: 6, adaptiveFiltering: true })
    : image.jpeg({ quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: pixels < manyPixels })
  ).toBuffer({ resolveWithObject: true })

const isLosslessWebp = (bytes: Uint8Array) =>
  pictureKind(bytes) === 'webp' && [...webpChunks(bytes)].some(({ type }) => type === 'VP8L')
