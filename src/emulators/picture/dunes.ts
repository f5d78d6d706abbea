import { closed, landUnder, line, panel, part, shape } from './canvas.ts'
import type { Canvas, Point } from './canvas.ts'
import { mix } from './color.ts'
import { figure } from './figures.ts'
import { paintSky } from './sky.ts'

interface Dune {
  /** Both as a share of the picture's width. */
  summit: number
  reach: number
  tall: number
}

/** Sand in long curves: every dune has a side in the light and one in shadow, and a sharp crest between. */
export function paintDunes(canvas: Canvas) {
  const { height, width, unit, light, detail, gradient } = canvas
  const horizon = height * 0.54
  const sky = paintSky(part(canvas, 'sky'), horizon)
  const sand = mix(light.accent, light.mist, light.isNight ? 0.75 : 0.42)
  const last = 5
  const rows = detail < 1 ? [0, 2, 3, last] : [0, 1, 2, 3, 4, last]
  const parts = [sky.svg]
  for (const row of rows) {
    const t = row / last
    const layer = part(canvas, `dune ${row}`)
    const { random } = layer
    const base = horizon + (height - horizon) * (0.06 + t * 0.86)
    const lit = mix(
      mix(sand, light.far, 0.55 * (1 - t)),
      light.near,
      light.isNight ? 0.5 + 0.2 * t : 0.12 * t,
    )
    const dark = mix(lit, light.near, 0.42 + 0.2 * t)
    const dunes = Array.from({ length: Math.round(4.6 - 2.4 * t) }, (_, i): Dune => ({
      summit: (i + random.between(0.2, 0.8)) / (4.6 - 2.4 * t),
      reach: random.between(0.2, 0.3) * (0.8 + 0.9 * t),
      tall: height * random.between(0.06, 0.1) * (0.9 + 1.3 * t),
    }))
    const sway = random.ridge(2)
    const yAt = (x: number) =>
      base - Math.max(0, ...dunes.map((dune) => riseOf(dune, x))) - 22 * unit * sway(x * 3)
    const outline = landUnder(canvas, yAt)
    parts.push(
      shape(
        closed(outline),
        gradient('down', [mix(lit, light.glow, 0.32), lit, mix(lit, light.near, 0.25)]),
      ),
    )
    const shaded = dunes.map((dune) => leeSide(layer, dune, yAt, base))
    parts.push(shape(shaded.join(''), gradient('down', [dark, dark, lit], [0.95, 0.6, 0.05])))
    if (detail === 1 && t > 0.3) parts.push(windLines(layer, outline, t, dark))
    parts.push(
      shape(
        line(outline.slice(0, -2)),
        'none',
        `stroke="${light.glow}" stroke-width="${1.5 * unit}" opacity="${(0.6 - 0.35 * t).toFixed(2)}"`,
      ),
    )
    if (t < 0.7) {
      const veil = gradient('down', [light.mist, light.mist, light.mist], [0, 0.34 * (1 - t), 0])
      parts.push(panel(0, base - 30 * unit, width, 150 * unit, veil))
    }
  }
  return parts.join('') + figure(part(canvas, 'figure'), height * 0.84)
}

function riseOf({ summit, reach, tall }: Dune, x: number) {
  const away = Math.abs(x - summit) / reach
  return away >= 1 ? 0 : tall * (1 - away) ** 1.35 * (1 + 0.35 * away)
}

/** From the summit down the far side, and back up along the crest, which winds towards us. */
function leeSide(
  { width, random }: Canvas,
  { summit, reach, tall }: Dune,
  yAt: (x: number) => number,
  base: number,
) {
  const steps = 40
  const slope = Array.from({ length: steps + 1 }, (_, i): Point => {
    const x = summit + (reach * 0.96 * i) / steps
    return [x * width, yAt(x)]
  })
  const [top] = slope
  const foot = slope.at(-1)
  if (!top || !foot) return ''
  const bend = reach * width * random.between(0.16, 0.3)
  const tail: Point = [top[0] - bend * 0.5, base + tall * 0.95]
  return `${line(slope)}Q${foot[0] - bend} ${foot[1] + tall * 0.5} ${tail[0]} ${tail[1]}C${tail[0] + bend * 1.3} ${base + tall * 0.2} ${top[0] - bend * 0.9} ${base - tall * 0.3} ${top[0]} ${top[1]}Z`
}

/** What the wind wrote into the sand. */
function windLines({ unit, random, light }: Canvas, outline: Point[], t: number, color: string) {
  const ridge = outline.slice(0, -2)
  return Array.from({ length: Math.round(6 + 10 * t) }, (_, i) => {
    const start = random.whole(0, 190)
    const points = ridge.slice(start, start + random.whole(20, 60)).map(([x, y], k): Point => {
      return [x, y + (26 + i * 13) * unit * (0.5 + t) + Math.sin(k / 7) * 2 * unit]
    })
    if (points.length < 2) return ''
    const stroke = i % 2 === 0 ? color : mix(light.glow, color, 0.3)
    return shape(
      line(points),
      'none',
      `stroke="${stroke}" stroke-width="${(0.8 + t) * unit}" opacity=".2"`,
    )
  }).join('')
}
