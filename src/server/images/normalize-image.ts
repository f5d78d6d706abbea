import type { Metadata, Sharp } from 'sharp'
import { pictureKind, viewOf, webpChunks } from '#shared/picture-file.ts'
import { disguiseOf, fileKind } from './file-kind.ts'
import type { FileKind } from './file-kind.ts'
import { decodingBytes, maxDecodingBytes } from './decoding-memory.ts'
import { BadImageError, maxImagePixels, maxImageSide, renderVariant } from './inspect-image.ts'
import type { Lanes } from './lanes.ts'
import { loadSharp } from './load-sharp.ts'

/** From here on an encoder may not take the time, or hold the whole picture, to save a few per cent. */
const manyPixels = 8_000_000

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

  const header = await readHeader(bytes, kind)
  checkSize(header)
  if (kind === 'gif') checkSize(screenOf(bytes))
  const memory = decodingBytes(header)
  if (memory > maxDecodingBytes)
    throw new BadImageError(
      `This picture is too large for a file of its kind: it has ${sizeOf(header)}. Save it as a plain PNG or JPEG, or smaller.`,
    )
  const sharp = await loadSharp()
  return decoding(memory, async () => {
    const isPng = header.hasAlpha || kind === 'png' || kind === 'gif' || isLosslessWebp(bytes)
    const { data, info } = await decodeWhole(bytes, (image) =>
      (isPng ? asPng : asJpeg)(image.autoOrient(), header).toBuffer({ resolveWithObject: true }),
    ).catch((cause: unknown) => {
      throw new BadImageError(kind === 'heic' ? noHeic : damaged, { cause })
    })
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
  'This is a HEIC picture, and the decoder for it is held by patents and not part of this program. Save it as JPEG or PNG.'

async function readHeader(bytes: Uint8Array, kind: FileKind): Promise<Metadata> {
  const sharp = await loadSharp()
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (cause) {
    throw new BadImageError(kind === 'heic' ? noHeic : damaged, { cause })
  }
}

/**
 * Decoders go on where data are missing or wrong, and only warn. Some warnings are about harmless oddities of cameras
 * and editors, so those get a second try that bears them.
 */
async function decodeWhole<T>(bytes: Uint8Array, work: (image: Sharp) => Promise<T>): Promise<T> {
  const sharp = await loadSharp()
  const open = (failOn: 'truncated' | 'warning') =>
    sharp(bytes, { limitInputPixels: maxImagePixels, failOn })
  try {
    return await work(open('warning'))
  } catch (error) {
    const isLoss = error instanceof Error && /premature|bad huffman|truncated/i.test(error.message)
    if (isLoss) throw error
    return work(open('truncated'))
  }
}

interface Size {
  width: number
  height: number
}

function checkSize(size: Size) {
  if (Math.max(size.width, size.height) > maxImageSide)
    throw new BadImageError(
      `This picture is too large: it has ${sizeOf(size)}, and a side can have ${maxImageSide.toLocaleString('en')}.`,
    )
  if (size.width * size.height > maxImagePixels)
    throw new BadImageError(
      `This picture is too large: it has ${sizeOf(size)}, and ${maxImagePixels / 1e6} million in all are the most.`,
    )
}

const sizeOf = ({ width, height }: Size) =>
  `${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`

/** A GIF's frames may be smaller than the screen that it wants to be drawn on. */
function screenOf(bytes: Uint8Array): Size {
  const view = viewOf(bytes)
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

const asPng = (image: Sharp, { width, height }: Metadata) =>
  image.png({ compressionLevel: 6, adaptiveFiltering: width * height < manyPixels })

const asJpeg = (image: Sharp, { width, height, chromaSubsampling = '4:2:0' }: Metadata) =>
  image.jpeg({
    quality: 92,
    chromaSubsampling: chromaSubsampling === '4:2:0' ? '4:2:0' : '4:4:4',
    optimiseCoding: width * height < manyPixels,
  })

const isLosslessWebp = (bytes: Uint8Array) =>
  pictureKind(bytes) === 'webp' && [...webpChunks(bytes)].some(({ type }) => type === 'VP8L')
