import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readWoff2 } from './woff2-font.ts'
import type { Font } from './woff2-font.ts'
import type { Glyph, Point } from './woff2-glyphs.ts'

export type Typesetter = ReturnType<typeof createTypesetter>

/** Of the page's own typeface; what a text needs first. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']

const loadFonts = (): Font[] =>
  subsets.map((subset) => {
    const name = `@fontsource-variable/geist/files/geist-${subset}-wght-normal.woff2`
    return readWoff2(readFileSync(fileURLToPath(import.meta.resolve(name))))
  })

/** Draws texts as outlines of the page's typeface, so that they look the same on a machine that has no fonts. */
export function createTypesetter() {
  let fonts: Font[] | undefined

  function find(character: string) {
    fonts ??= loadFonts()
    for (const font of fonts) {
      const found = font.glyphOf(character.codePointAt(0) ?? 0)
      if (found) return { ...found, scale: 1 / font.unitsPerEm }
    }
    return undefined
  }

  function widthOf(text: string, size: number): number {
    return Array.from(text).reduce((sum, character) => {
      const found = find(character)
      return sum + (found ? found.advance * found.scale : 1) * size
    }, 0)
  }

  /** SVG of one line; `y` is its baseline. */
  function line(
    text: string,
    { x, y, size, color }: { x: number; y: number; size: number; color: string },
  ) {
    let path = ''
    let boxes = ''
    let left = x
    for (const character of text) {
      const found = find(character)
      if (found) {
        path += outline(found.glyph, left, y, found.scale * size)
        left += found.advance * found.scale * size
      } else {
        boxes += missing(character, left, y, size)
        left += size
      }
    }
    return `<g fill="${color}"><path d="${path}"/>${boxes}</g>`
  }

  return {
    widthOf,
    line,
    /** As many lines as fit, the last one cut with an ellipsis. */
    wrap(text: string, size: number, width: number, maxLines: number): string[] {
      const lines: string[] = []
      let rest = text.replace(/\s+/g, ' ').trim()
      while (rest !== '' && lines.length < maxLines) {
        const isLast = lines.length === maxLines - 1
        const fitting = cut(rest, size, width, widthOf)
        if (fitting.length === rest.length) return [...lines, rest]
        if (isLast)
          return [...lines, `${cut(rest, size, width - widthOf('…', size), widthOf).trimEnd()}…`]
        const space = fitting.lastIndexOf(' ')
        const end = rest[fitting.length] === ' ' || space <= 0 ? fitting.length : space
        lines.push(rest.slice(0, end).trimEnd())
        rest = rest.slice(end).trimStart()
      }
      return lines
    },
  }
}

/** The longest start that is no wider; at least one character, so that it comes to an end. */
function cut(text: string, size: number, width: number, widthOf: Typesetter['widthOf']): string {
  let [used, end] = [0, 0]
  for (const character of text) {
    used += widthOf(character, size)
    if (used > width && end > 0) break
    end += character.length
  }
  return text.slice(0, end)
}

/** A script that the typeface does not have: by a font of the machine, if it has one. */
function missing(character: string, x: number, y: number, size: number): string {
  const text = character.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(character)
    ? `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-family="sans-serif">${text}</text>`
    : ''
}

function outline(glyph: Glyph, x: number, y: number, scale: number): string {
  const at = (point: { x: number; y: number }) =>
    `${(x + point.x * scale).toFixed(2)} ${(y - point.y * scale).toFixed(2)}`
  return glyph.map((contour) => curves(contour, at)).join('')
}

/** Between two points off the curve lies one on it that is not written. */
function curves(contour: Point[], at: (point: { x: number; y: number }) => string): string {
  const [first] = contour
  const last = contour.at(-1)
  if (!first || !last) return ''
  const start = first.isOnCurve ? first : last.isOnCurve ? last : middle(first, last)
  let path = `M${at(start)}`
  let control: Point | undefined
  for (const point of first.isOnCurve ? contour.slice(1) : contour) {
    if (point.isOnCurve) {
      path += control ? `Q${at(control)} ${at(point)}` : `L${at(point)}`
      control = undefined
    } else {
      if (control) path += `Q${at(control)} ${at(middle(control, point))}`
      control = point
    }
  }
  return `${path}${control ? `Q${at(control)} ${at(start)}` : ''}Z`
}

const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
