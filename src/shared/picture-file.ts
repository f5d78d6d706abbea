/** The parts that picture files are made of, found without decoding any of them. A walk ends where the file breaks off. */

export type PictureKind = 'jpeg' | 'png' | 'webp'

/** What the first bytes say, whatever name or type the file goes by. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (startsWith(bytes, '\xff\xd8\xff')) return 'jpeg'
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'png'
  if (startsWith(bytes, 'RIFF') && asciiAt(bytes, 8) === 'WEBP') return 'webp'
  return null
}

/** Each character of `head` is one byte. */
export function startsWith(bytes: Uint8Array, head: string): boolean {
  for (let index = 0; index < head.length; index++)
    if (bytes[index] !== head.charCodeAt(index)) return false
  return true
}

/** `start` to `end` is the whole part, `data` where its content begins. */
interface Part {
  start: number
  data: number
  end: number
}

const startOfScan = 0xda
export const endOfJpeg = 0xd9

/** All after the first two bytes; a scan's pixels belong to its segment. Whole if `endOfJpeg` was the last. */
export function* jpegSegments(bytes: Uint8Array): Generator<Part & { marker: number }> {
  let at = 2
  while (bytes[at] === 0xff) {
    const start = at
    while (bytes[at] === 0xff) at++
    const marker = bytes[at++]
    if (marker === undefined || marker === 0) return
    const isBare = marker === endOfJpeg || marker === 0x01 || isRestart(marker)
    const length = isBare ? 0 : ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    const data = isBare ? at : at + 2
    at += length
    if (at < data || at > bytes.length) return
    if (marker === startOfScan) at = endOfScan(bytes, at)
    yield { marker, start, data, end: at }
    if (marker === endOfJpeg) return
  }
}

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  return bytes.length
}

/** `end` of the content; four more bytes are a checksum. Whole if `IEND` was the last. */
export function* pngChunks(bytes: Uint8Array): Generator<Part & { type: string }> {
  const view = viewOf(bytes)
  for (let start = 8; start + 12 <= bytes.length;) {
    const data = start + 8
    const end = data + view.getUint32(start)
    if (end + 4 > bytes.length) return
    const type = asciiAt(bytes, start + 4)
    yield { type, start, data, end }
    if (type === 'IEND') return
    start = end + 4
  }
}

/** `end` of the content; a byte follows where its length is odd. */
export function* webpChunks(bytes: Uint8Array): Generator<Part & { type: string }> {
  const view = viewOf(bytes)
  const whole = bytes.length < 12 ? 0 : Math.min(bytes.length, 8 + view.getUint32(4, true))
  for (let start = 12; start + 8 <= whole;) {
    const data = start + 8
    const end = data + view.getUint32(start + 4, true)
    if (end > whole) return
    yield { type: asciiAt(bytes, start), start, data, end }
    start = end + ((end - data) % 2)
  }
}

export const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const asciiAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4))
