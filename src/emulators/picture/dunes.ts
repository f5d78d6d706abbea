import { closed, landUnder, line, panel, part, shape } from './canvas.ts'
import type { Canvas, Point } from './canvas.ts'
import { mix } from './color.ts'
import { figure } from './figures.ts'
import { paintSky } from './sky.ts'

/** Sand in long curves: every crest has a side in the light and one in shadow. */
export function paintDunes(canvas: Canvas) {
  const { height, width, unit, light, detail, gradient } = canvas
  const horizon = height * 0.52
  const sky = paintSky(part(canvas, 'sky'), horizon)
  const sand = mix(light.accent, light.mist, 0.42)
  const last = 5
  const depths = detail < 1 ? [0, 2, 3, last] : [0, 1, 2, 3, 4, last]
  const parts = [sky.svg]
  for (const depth of depths) {
    const t = depth / last
    const layer = part(canvas, `dune ${depth}`)
    const { random } = layer
    const wave = random.ridge(3, 0.28)
    const base = horizon + (height - horizon) * (t * 0.86) + 30 * unit
    const tall = height * (0.06 + 0.13 * t)
    const lit = mix(mix(sand, light.far, 0.6 * (1 - t)), light.near, 0.2 * t)
    const dark = mix(lit, light.near, 0.35 + 0.3 * t)
    const outline = landUnder(canvas, (x) => base - tall * wave(x * (4.2 - 2.2 * t)))
    parts.push(
      shape(
        closed(outline),
        gradient('down', [mix(lit, light.glow, 0.3), lit, mix(lit, light.near, 0.3)]),
      ),
    )
    parts.push(
      shadows(
        part(layer, 'shadows'),
        outline,
        gradient('down', [dark, dark, lit], [0.85, 0.45, 0]),
      ),
    )
    if (detail === 1) parts.push(windLines(part(layer, 'wind'), outline, t, dark))
    const rim = outline.slice(0, -2)
    parts.push(
      shape(
        line(rim),
        'none',
        `stroke="${light.glow}" stroke-width="${1.5 * unit}" opacity="${(0.55 - 0.3 * t).toFixed(2)}"`,
      ),
    )
    if (t < 0.5)
      parts.push(
        panel(
          0,
          base - 20 * unit,
          width,
          120 * unit,
          gradient('down', [light.mist, light.mist, light.mist], [0, 0.3, 0]),
        ),
      )
  }
  return parts.join('') + figure(part(canvas, 'figure'), height * 0.8)
}

/** From each summit the shadow runs down the lee side. */
function shadows({ random, height }: Canvas, outline: Point[], fill: string) {
  const ridge = outline.slice(0, -2)
  const shapes: string[] = []
  let from: Point[] = []
  ridge.forEach((point, i) => {
    const next = ridge[i + 1]
    if (next && next[1] > point[1] + 0.05) {
      from.push(point)
      return
    }
    const [first] = from
    const last = from.at(-1)
    if (first && last && from.length > 14) {
      const wide = last[0] - first[0]
      const deep = Math.min(height * 0.2, wide * random.between(0.3, 0.5))
      const edge = `Q${last[0] - wide * 0.25} ${last[1] + deep * 0.35} ${first[0] + wide * 0.5} ${first[1] + deep}T${first[0]} ${first[1]}`
      shapes.push(`${line(from)}${edge}Z`)
    }
    from = []
  })
  return shape(shapes.join(''), fill)
}

function windLines({ unit, random, light }: Canvas, outline: Point[], t: number, color: string) {
  const ridge = outline.slice(0, -2)
  return Array.from({ length: Math.round(5 + 8 * t) }, (_, i) => {
    const start = random.whole(0, 120)
    const part = ridge.slice(start, start + random.whole(40, 110))
    const drop = (14 + i * 15 * (0.5 + t)) * unit
    const points = part.map(([x, y], k): Point => [x, y + drop + Math.sin(k / 9) * 2.4 * unit])
    const stroke = i % 2 === 0 ? color : mix(light.glow, color, 0.4)
    return points.length < 2
      ? ''
      : shape(
          line(points),
          'none',
          `stroke="${stroke}" stroke-width="${(0.8 + t) * unit}" opacity=".22"`,
        )
  }).join('')
}
