export interface Point {
  x: number
  y: number
  isOnCurve: boolean
}

/** Closed contours of quadratic curves, y upwards. */
export type Glyph = Point[][]

type Stream = ReturnType<typeof createStream>

const flag = {
  wordArguments: 1,
  xyArguments: 2,
  scale: 8,
  more: 32,
  xyScale: 64,
  matrix: 128,
  instructions: 256,
}
const headerBytes = 36

/** The outlines in the transformed `glyf` table of a WOFF2 file: seven streams, read side by side. */
export function readGlyphs(table: Buffer): Glyph[] {
  const count = table.readUInt16BE(4)
  let start = headerBytes
  const next = (index: number) => {
    const length = table.readUInt32BE(8 + index * 4)
    const stream = createStream(table.subarray(start, start + length))
    start += length
    return stream
  }
  const [contours, points, flags, outlines, composites] = [
    next(0),
    next(1),
    next(2),
    next(3),
    next(4),
  ]

  const glyphs: (Glyph | Part[])[] = []
  for (let index = 0; index < count; index++) {
    const contourCount = contours.int16()
    if (contourCount < 0) glyphs.push(readParts(composites, outlines))
    else glyphs.push(readContours(contourCount, points, flags, outlines))
  }
  return glyphs.map((_, index) => assemble(glyphs, index))
}

interface Part {
  index: number
  /** xx, xy, yx, yy, dx, dy. */
  matrix: [number, number, number, number, number, number]
}

function assemble(glyphs: (Glyph | Part[])[], index: number, depth = 0): Glyph {
  const glyph = glyphs[index] ?? []
  if (depth > 4) return []
  return glyph.flatMap((piece): Glyph => {
    if (Array.isArray(piece)) return [piece]
    const [xx, xy, yx, yy, dx, dy] = piece.matrix
    return assemble(glyphs, piece.index, depth + 1).map((contour) =>
      contour.map(({ x, y, isOnCurve }) => ({
        x: x * xx + y * yx + dx,
        y: x * xy + y * yy + dy,
        isOnCurve,
      })),
    )
  })
}

function readContours(count: number, points: Stream, flags: Stream, outlines: Stream): Glyph {
  if (count === 0) return []
  const lengths = Array.from({ length: count }, () => points.packed())
  let [x, y] = [0, 0]
  const glyph = lengths.map((length) =>
    Array.from({ length }, () => {
      const bits = flags.uint8()
      const [dx, dy] = readStep(bits & 0x7f, outlines)
      x += dx
      y += dy
      return { x, y, isOnCurve: bits < 0x80 }
    }),
  )
  outlines.skip(outlines.packed())
  return glyph
}

/** The way from a point to the next, in one to four bytes. */
function readStep(code: number, from: Stream): [number, number] {
  const signed = (bit: number, size: number) => ((code >> bit) & 1 ? size : -size)
  const a = from.uint8()
  if (code < 10) return [0, signed(0, ((code & 14) << 7) + a)]
  if (code < 20) return [signed(0, (((code - 10) & 14) << 7) + a), 0]
  if (code < 84) {
    const high = code - 20
    return [signed(0, 1 + (high & 0x30) + (a >> 4)), signed(1, 1 + ((high & 0x0c) << 2) + (a & 15))]
  }
  const b = from.uint8()
  if (code < 120) {
    const high = code - 84
    const across = 1 + (Math.floor(high / 12) << 8) + a
    return [signed(0, across), signed(1, 1 + (((high % 12) >> 2) << 8) + b)]
  }
  const c = from.uint8()
  if (code < 124) return [signed(0, (a << 4) + (b >> 4)), signed(1, ((b & 15) << 8) + c)]
  return [signed(0, (a << 8) + b), signed(1, (c << 8) + from.uint8())]
}

function readParts(from: Stream, outlines: Stream): Part[] {
  const parts: Part[] = []
  let hasInstructions = false
  for (let bits = flag.more; bits & flag.more;) {
    bits = from.uint16()
    const index = from.uint16()
    const read = () => (bits & flag.wordArguments ? from.int16() : from.int8())
    const [dx, dy] = [read(), read()]
    const share = () => from.int16() / 16384
    const one = bits & flag.scale ? share() : 1
    const [xx, yy] = bits & flag.xyScale ? [share(), share()] : [one, one]
    const all = bits & flag.matrix ? [share(), share(), share(), share()] : [xx, 0, 0, yy]
    const place = bits & flag.xyArguments ? [dx, dy] : [0, 0]
    parts.push({ index, matrix: [...all, ...place] as Part['matrix'] })
    hasInstructions ||= (bits & flag.instructions) !== 0
  }
  if (hasInstructions) outlines.skip(outlines.packed())
  return parts
}

function createStream(bytes: Buffer) {
  let at = 0
  const uint8 = () => bytes.readUInt8(at++)
  const uint16 = () => bytes.readUInt16BE((at += 2) - 2)
  return {
    uint8,
    uint16,
    int8: () => bytes.readInt8(at++),
    int16: () => bytes.readInt16BE((at += 2) - 2),
    /** The format's 255UInt16. */
    packed() {
      const first = uint8()
      if (first === 253) return uint16()
      if (first === 254) return uint8() + 506
      return first === 255 ? uint8() + 253 : first
    },
    skip(count: number) {
      at += count
    },
  }
}
