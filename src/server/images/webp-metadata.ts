import { viewOf, webpChunks } from '#shared/picture-file.ts'
import { orientationOnly } from './exif.ts'

const flags = { alpha: 0x10, exif: 0x08, xmp: 0x04 }
const pictureChunks = ['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']

/** Null for a file without a picture in it, as `plainWebp`. */
export function webpWithXmp(bytes: Uint8Array, xmp: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const canvas = canvasOf(bytes)
  if (!canvas) return null
  const others = [...webpChunks(bytes)]
    .filter(({ type }) => type !== 'VP8X' && type !== 'XMP ')
    .map(({ type, data, end }) => chunkOf(type, bytes.subarray(data, end)))
  return fileOf([headOf(canvas, canvas.flags | flags.xmp), ...others, chunkOf('XMP ', xmp)])
}

export function plainWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const canvas = canvasOf(bytes)
  if (!canvas) return null
  const chunks = [...webpChunks(bytes)].map((chunk) => ({
    type: chunk.type,
    body: bytes.subarray(chunk.data, chunk.end),
  }))
  const picture = chunks.filter(({ type }) => pictureChunks.includes(type))
  const exif = chunks.find(({ type }) => type === 'EXIF')
  const turned = exif && orientationOnly(exif.body)
  const left = (canvas.flags & ~(flags.exif | flags.xmp)) | (turned ? flags.exif : 0)
  return fileOf([
    ...(canvas.isSimple ? [] : [headOf(canvas, left)]),
    ...picture.map(({ type, body }) => chunkOf(type, body)),
    ...(turned ? [chunkOf('EXIF', turned)] : []),
  ])
}

const fileOf = (chunks: Uint8Array[]) =>
  chunkOf('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]))

function headOf({ width, height }: Canvas, contains: number): Uint8Array<ArrayBuffer> {
  const body = Buffer.alloc(10)
  body[0] = contains
  body.writeUIntLE(width - 1, 4, 3)
  body.writeUIntLE(height - 1, 7, 3)
  return chunkOf('VP8X', body)
}

function chunkOf(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = Buffer.alloc(8 + data.length + (data.length % 2))
  chunk.write(type, 'latin1')
  chunk.writeUInt32LE(data.length, 4)
  chunk.set(data, 8)
  return chunk
}

interface Canvas {
  width: number
  height: number
  /** As in a VP8X chunk: what else is in the file. */
  flags: number
  /** It has no such chunk. */
  isSimple: boolean
}

function canvasOf(bytes: Uint8Array): Canvas | null {
  const [first] = webpChunks(bytes)
  if (!first) return null
  const body = bytes.subarray(first.data, first.end)
  const view = viewOf(body)
  if (first.type === 'VP8X' && body.length >= 10) {
    const side = (at: number) => 1 + view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
    return { width: side(4), height: side(7), flags: view.getUint8(0), isSimple: false }
  }
  if (first.type === 'VP8 ' && body.length >= 10) {
    const side = (at: number) => view.getUint16(at, true) & 0x3fff
    return { width: side(6), height: side(8), flags: 0, isSimple: true }
  }
  if (first.type === 'VP8L' && body.length >= 5) {
    const bits = view.getUint32(1, true)
    const side = (shift: number) => 1 + ((bits >>> shift) & 0x3fff)
    const alpha = (bits >>> 28) & 1 ? flags.alpha : 0
    return { width: side(0), height: side(14), flags: alpha, isSimple: true }
  }
  return null
}
