import { brotliDecompressSync } from 'node:zlib'
import { readGlyphs } from './woff2-glyphs.ts'
import type { Glyph } from './woff2-glyphs.ts'

/** A font as outlines: drawn so, a text needs no font on the machine. */
export interface Font {
  unitsPerEm: number
  /** Undefined where the font has no such character. */
  glyphOf: (codePoint: number) => { glyph: Glyph; advance: number } | undefined
}

// Tables by their number in the WOFF2 directory.
const numbers = { cmap: 0, head: 1, hhea: 2, hmtx: 3, maxp: 4, glyf: 10, loca: 11 } as const
type TableName = keyof typeof numbers
const namedTable = 63
const headerBytes = 48

/** Reads the default instance of a TrueType font out of a WOFF2 file (W3C, WOFF File Format 2.0). */
export function readWoff2(file: Buffer): Font {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('Not a WOFF2 file')
  const tables = readTables(file)
  const table = (name: TableName) => {
    const found = tables.get(numbers[name])
    if (!found) throw new Error(`A font without ${name}`)
    return found
  }
  const hmtx = table('hmtx')
  const fullMetrics = table('hhea').readUInt16BE(34)
  const advanceOf = (index: number) => hmtx.readUInt16BE(Math.min(index, fullMetrics - 1) * 4)
  const glyphs = readGlyphs(table('glyf'))
  const indexOf = readCharacterMap(table('cmap'))

  return {
    unitsPerEm: table('head').readUInt16BE(18),
    glyphOf(codePoint) {
      const index = indexOf.get(codePoint)
      const glyph = index === undefined ? undefined : glyphs[index]
      return index === undefined || !glyph ? undefined : { glyph, advance: advanceOf(index) }
    },
  }
}

function readTables(file: Buffer): Map<number, Buffer> {
  let at = headerBytes
  function readBase128(): number {
    let value = 0
    for (;;) {
      const byte = file.readUInt8(at++)
      value = value * 128 + (byte & 0x7f)
      if (byte < 0x80) return value
    }
  }

  const spans: { number: number; length: number }[] = []
  for (let count = file.readUInt16BE(12); count > 0; count--) {
    const flags = file.readUInt8(at++)
    const number = flags & 0x3f
    if (number === namedTable) at += 4
    const version = flags >> 6
    const isTransformed = isOutline(number) ? version === 0 : version !== 0
    const length = readBase128()
    spans.push({ number, length: isTransformed ? readBase128() : length })
  }

  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  let offset = 0
  const tables = new Map<number, Buffer>()
  for (const { number, length } of spans) {
    if (number !== namedTable) tables.set(number, data.subarray(offset, offset + length))
    offset += length
  }
  return tables
}

const isOutline = (number: number) => number === numbers.glyf || number === numbers.loca

/** Of the basic plane, which is all that these fonts have: format 4. */
function readCharacterMap(cmap: Buffer): Map<number, number> {
  const map = new Map<number, number>()
  for (let record = 0; record < cmap.readUInt16BE(2); record++) {
    const start = cmap.readUInt32BE(4 + record * 8 + 4)
    if (cmap.readUInt16BE(start) === 4) readSegments(cmap.subarray(start), map)
  }
  return map
}

function readSegments(table: Buffer, map: Map<number, number>): void {
  const size = table.readUInt16BE(6)
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size]
  for (let segment = 0; segment < size; segment += 2) {
    const end = table.readUInt16BE(ends + segment)
    const start = table.readUInt16BE(starts + segment)
    const delta = table.readUInt16BE(deltas + segment)
    const offset = table.readUInt16BE(offsets + segment)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const place = offsets + segment + offset + (code - start) * 2
      const listed = offset === 0 ? code : table.readUInt16BE(place)
      const index = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (index !== 0) map.set(code, index)
    }
  }
}
