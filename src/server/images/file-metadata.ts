import { crc32 } from 'node:zlib'
import {
  endOfJpeg,
  jpegSegments,
  pictureKind,
  pngChunks,
  startsWith,
} from '#shared/picture-file.ts'
import { jpegXmpHead, pngXmpKeyword } from '#shared/xmp.ts'
import { exifHead, orientationOnly } from './exif.ts'
import { plainWebp, webpWithXmp } from './webp-metadata.ts'

/*
 * Metadata put into files and taken out of them by their parts alone: what holds the pixels is copied as it is.
 * Each function gives null for a file whose parts it cannot follow to the end.
 */

const extendedXmpHead = 'http://ns.adobe.com/xmp/extension/\0'
const app = (n: number) => 0xe0 + n
const comment = 0xfe
const maxSegmentBytes = 65_533

/** The file with this XMP packet in the place of any other. */
export function withXmp(bytes: Uint8Array, packet: string): Uint8Array<ArrayBuffer> | null {
  const xmp = Buffer.from(packet)
  switch (pictureKind(bytes)) {
    case 'jpeg':
      return jpegWithXmp(bytes, xmp)
    case 'png':
      return pngWithXmp(bytes, xmp)
    case 'webp':
      return webpWithXmp(bytes, xmp)
    case null:
      return null
  }
}

/** Whether `withoutMetadata` knows files of this type. */
export const canStripMetadata = (type: string) =>
  type === 'image/jpeg' || type === 'image/png' || type === 'image/webp'

/** The file without anything but the picture and what it takes to show it right. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  switch (pictureKind(bytes)) {
    case 'jpeg':
      return plainJpeg(bytes)
    case 'png':
      return plainPng(bytes)
    case 'webp':
      return plainWebp(bytes)
    case null:
      return null
  }
}

function jpegWithXmp(bytes: Uint8Array, xmp: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const head = Buffer.from(jpegXmpHead, 'latin1')
  if (2 + head.length + xmp.length > maxSegmentBytes) return null
  const first: Uint8Array[] = []
  const rest: Uint8Array[] = []
  let end = 0
  for (const { marker, start, data, end: segmentEnd } of jpegSegments(bytes)) {
    const body = bytes.subarray(data, segmentEnd)
    const isXmp = startsWith(body, jpegXmpHead) || startsWith(body, extendedXmpHead)
    // JFIF and EXIF want to be the first.
    const isFirst = marker === app(0) || (marker === app(1) && startsWith(body, exifHead))
    if (marker === endOfJpeg) end = start
    else if (!isXmp)
      (isFirst && rest.length === 0 ? first : rest).push(bytes.subarray(start, segmentEnd))
  }
  if (end === 0) return null
  const segment = jpegSegment(app(1), Buffer.concat([head, xmp]))
  return Buffer.concat([bytes.subarray(0, 2), ...first, segment, ...rest, bytes.subarray(end)])
}

function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const kept = [bytes.subarray(0, 2)]
  let isWhole = false
  for (const { marker, start, data, end } of jpegSegments(bytes)) {
    const body = bytes.subarray(data, end)
    const isExif = marker === app(1) && startsWith(body, exifHead)
    const turned = isExif ? orientationOnly(body) : undefined
    if (turned) kept.push(jpegSegment(app(1), Buffer.concat([Buffer.from(exifHead), turned])))
    if (isPartOfPicture(marker, body)) kept.push(bytes.subarray(start, end))
    isWhole = marker === endOfJpeg
  }
  return isWhole ? Buffer.concat(kept) : null
}

function isPartOfPicture(marker: number, body: Uint8Array): boolean {
  if (marker === app(0)) return startsWith(body, 'JFIF\0')
  if (marker === app(2)) return startsWith(body, 'ICC_PROFILE\0')
  if (marker === app(14)) return startsWith(body, 'Adobe')
  return marker !== comment && (marker < app(0) || marker > app(15))
}

function jpegSegment(marker: number, body: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

function pngWithXmp(bytes: Uint8Array, xmp: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const parts = [bytes.subarray(0, 8)]
  let isWhole = false
  for (const { type, start, data, end } of pngChunks(bytes)) {
    const isText = type === 'iTXt' || type === 'zTXt' || type === 'tEXt'
    const isXmp = isText && startsWith(bytes.subarray(data, end), pngXmpKeyword)
    if (!isXmp) parts.push(bytes.subarray(start, end + 4))
    // Not packed, no language, no translated keyword.
    const head = Buffer.from(`${pngXmpKeyword}\0\0\0\0`, 'latin1')
    if (type === 'IHDR') parts.push(pngChunk('iTXt', Buffer.concat([head, xmp])))
    isWhole = type === 'IEND'
  }
  return isWhole ? Buffer.concat(parts) : null
}

const pngPicture =
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT'

function plainPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const parts = [bytes.subarray(0, 8)]
  let isWhole = false
  for (const { type, start, data, end } of pngChunks(bytes)) {
    const turned = type === 'eXIf' ? orientationOnly(bytes.subarray(data, end)) : undefined
    if (turned) parts.push(pngChunk('eXIf', turned))
    if (pngPicture.split(' ').includes(type)) parts.push(bytes.subarray(start, end + 4))
    isWhole = type === 'IEND'
  }
  return isWhole ? Buffer.concat(parts) : null
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(data.length + 12)
  chunk.writeUInt32BE(data.length)
  chunk.write(type, 4, 'latin1')
  chunk.set(data, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8)
  return chunk
}
