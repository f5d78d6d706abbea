import { pictureKind, startsWith } from '#shared/picture-file.ts'
import { BadImageError } from './inspect-image.ts'

export type FileKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic'

/** Beginnings of files that people take for pictures, or that somebody wants to be taken for one. */
const otherHeads: [string, string][] = [
  ['%PDF-', 'a PDF'],
  ['II*\0', 'a TIFF'],
  ['MM\0*', 'a TIFF'],
  ['BM', 'a BMP'],
  ['\0\0\x01\0', 'an icon'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'a compressed file'],
  ['8BPS', 'a Photoshop file'],
  ['\xff\x0a', 'a JPEG XL'],
  ['\0\0\0\x0cJXL ', 'a JPEG XL'],
  ['\0\0\0\x0cjP  ', 'a JPEG 2000'],
]
/** Without their comments: a pattern that reads over them could be kept busy for ever. */
const otherTexts: [RegExp, string][] = [
  [/^\s*(<[?!][^>]*>\s*)*<svg[\s>]/i, 'an SVG drawing'],
  [/^\s*(<\?[^>]*>\s*)*<(!doctype html|html|head|body|script)/i, 'a web page'],
  [/^\s*</, 'a page of text'],
  [/^.{4}ftyp/s, 'a video'],
]

/** Told by its first bytes alone. Throws `BadImageError` for what is none of ours. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new BadImageError('The file is empty.')
  const head = latin1(bytes.subarray(0, 1024)).replace(/^\xef\xbb\xbf/, '')
  const kind = pictureKind(bytes) ?? (/^GIF8[79]a/.test(head) ? 'gif' : heifKind(head))
  if (kind) return kind

  const what =
    otherHeads.find(([beginning]) => startsWith(bytes, beginning)) ??
    otherTexts.find(([beginning]) => beginning.test(head.replace(/<!--[^]*?-->/g, '')))
  throw new BadImageError(
    `This is ${what?.[1] ?? 'not a picture of a kind that can be used here'}. Choose a PNG, JPEG, WebP, AVIF or GIF.`,
  )
}

/** By the brands in its first box: what it is, and what it is compatible with. */
function heifKind(head: string): 'avif' | 'heic' | null {
  if (head.slice(4, 8) !== 'ftyp') return null
  const size = (head.charCodeAt(2) << 8) | head.charCodeAt(3)
  const brands = head.slice(8, size).match(/.{4}/gs) ?? []
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  return brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) ? 'heic' : null
}

const searched = 65_536

/**
 * What else the file would be to another program; undefined where it is a picture alone. It would not get through,
 * as pictures are encoded anew, but who sends such a file should know.
 */
export function disguiseOf(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, searched))
  const tail = latin1(bytes.subarray(-searched))
  if (/%PDF-\d/.test(head.slice(0, 1024))) return 'a PDF'
  if (endsAsZip(tail)) return 'a ZIP archive'
  const page = /<(script|html|svg|\?php|iframe)[\s>/]|<!doctype html/i
  return page.test(head) || page.test(tail) ? 'a web page' : undefined
}

/** The record at the end of an archive says how long it is itself. */
function endsAsZip(tail: string): boolean {
  const at = tail.lastIndexOf('PK\x05\x06')
  if (at < 0 || at + 22 > tail.length) return false
  const commentBytes = tail.charCodeAt(at + 20) | (tail.charCodeAt(at + 21) << 8)
  return at + 22 + commentBytes === tail.length
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
