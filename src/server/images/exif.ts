import { startsWith, viewOf } from '#shared/picture-file.ts'

/** In front of the block in a JPEG, and sometimes elsewhere. */
export const exifHead = 'Exif\0\0'
const orientationTag = 0x0112
const entryBytes = 12

/**
 * From a block of EXIF what is needed to show the picture the right way up, and nothing else; undefined where it is
 * upright as it is.
 */
export function orientationOnly(exif: Uint8Array): Uint8Array | undefined {
  const hasHead = startsWith(exif, exifHead)
  const orientation = orientationIn(hasHead ? exif.subarray(exifHead.length) : exif)
  if (orientation < 2 || orientation > 8) return undefined
  // Little-endian TIFF with one entry: a short.
  const block = Buffer.from('49492a00080000000100120103000100000000000000' + '00000000', 'hex')
  block.writeUInt16LE(orientation, 18)
  return block
}

function orientationIn(exif: Uint8Array): number {
  if (exif.length < 14) return 1
  const view = viewOf(exif)
  const isLittle = view.getUint16(0) === 0x4949
  const start = view.getUint32(4, isLittle)
  if (start + 2 > exif.length) return 1
  const entries = view.getUint16(start, isLittle)
  for (let index = 0; index < entries; index++) {
    const at = start + 2 + index * entryBytes
    if (at + entryBytes > exif.length) return 1
    if (view.getUint16(at, isLittle) === orientationTag) return view.getUint16(at + 8, isLittle)
  }
  return 1
}
