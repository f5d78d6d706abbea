import { stops } from './color.ts'
import type { Light } from './light.ts'
import type { Random } from './random.ts'

export type Point = [x: number, y: number]

/** What every part of a scene paints on, and with. */
export interface Canvas {
  width: number
  height: number
  /** A thousandth of the shorter side: things keep their size in every ratio. */
  unit: number
  random: Random
  light: Light
  /** 1 for the detailed model, less for the quick one. */
  detail: number
  /** Words of the prompt, for what else to put in. */
  has: (pattern: RegExp) => boolean
  /** Returns a fill. */
  gradient: (kind: 'down' | 'across' | 'round', colors: string[], opacities?: number[]) => string
  defs: () => string
}

export function createCanvas(parts: Omit<Canvas, 'unit' | 'gradient' | 'defs'>): Canvas {
  const defs = new Map<string, string>()
  return {
    ...parts,
    unit: Math.min(parts.width, parts.height) / 1000,
    gradient(kind, colors, opacities = []) {
      const key = [kind, ...colors, ...opacities].join(' ')
      const id = `g${defs.size}`
      const known = defs.get(key)
      if (known) return `url(#${/id="(g\d+)"/.exec(known)?.[1] ?? id})`
      const inner = stops(colors, opacities)
      const down = 'x1="0" y1="0" x2="0" y2="1"'
      defs.set(
        key,
        kind === 'round'
          ? `<radialGradient id="${id}">${inner}</radialGradient>`
          : `<linearGradient id="${id}" ${kind === 'down' ? down : ''}>${inner}</linearGradient>`,
      )
      return `url(#${id})`
    },
    defs: () => `<defs>${[...defs.values()].join('')}</defs>`,
  }
}

/** For one part of a picture: with chance of its own. */
export const part = (canvas: Canvas, name: string): Canvas => ({
  ...canvas,
  random: canvas.random.fork(name),
})

const round = (value: number) => Math.round(value * 10) / 10

export const line = (points: Point[]) =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')

export const closed = (points: Point[]) => `${line(points)}Z`

export const box = (x: number, y: number, width: number, height: number) =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`

export const shape = (d: string, fill: string, rest = '') =>
  `<path d="${d}" fill="${fill}" ${rest}/>`

export const disc = (x: number, y: number, radius: number, fill: string, rest = '') =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" ${rest}/>`

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, rest = '') =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}" ${rest}/>`

export const panel = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  rest = '',
) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" ${rest}/>`

/** A land form from edge to edge: a ridge above, straight down to the ground. */
export function landUnder(canvas: Canvas, yAt: (x: number) => number, steps = 240): Point[] {
  const ridge = Array.from({ length: steps + 1 }, (_, i): Point => {
    const x = (canvas.width * i) / steps
    return [x, yAt(x / canvas.width)]
  })
  return [...ridge, [canvas.width, canvas.height], [0, canvas.height]]
}

/** An oval as part of a path: hundreds in one path cost as much as a few alone. */
export const ovalPath = (x: number, y: number, rx: number, ry: number) =>
  `M${round(x - rx)} ${round(y)}a${round(rx)} ${round(ry)} 0 1 0 ${round(2 * rx)} 0a${round(rx)} ${round(ry)} 0 1 0 ${round(-2 * rx)} 0Z`

/** Many small ones in three strengths of one colour. */
export function dots(
  random: Random,
  fill: string,
  [weakest, strongest]: [number, number],
  paths: string[],
): string {
  const groups: [string[], string[], string[]] = [[], [], []]
  for (const path of paths) random.pick(groups).push(path)
  return groups
    .map((group, i) => {
      const opacity = weakest + ((strongest - weakest) * i) / 2
      return shape(group.join(''), fill, `opacity="${opacity.toFixed(2)}"`)
    })
    .join('')
}
