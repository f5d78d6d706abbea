import { disc, dots, line, oval, ovalPath, panel, part, shape } from './canvas.ts'
import type { Canvas, Point } from './canvas.ts'
import { mix } from './color.ts'

export interface Sky {
  svg: string
  sun: Point
}

/** Sky down to the horizon, with its sun or moon, stars, clouds, and what flies. */
export function paintSky(canvas: Canvas, horizon: number): Sky {
  const { width, height, unit, light, random, gradient } = canvas
  const sun: Point = [width * random.between(0.3, 0.72), horizon - light.sunHeight * horizon * 0.85]
  const parts = [panel(0, 0, width, height, mix(light.sky[3], light.mist, 0.5))]
  parts.push(panel(0, 0, width, horizon, gradient('down', light.sky)))
  const clear = light.isNight && !canvas.has(/rain|storm|snow|fog|mist/)
  if (clear) parts.push(stars(part(canvas, 'stars'), horizon))
  if (light.isNight && canvas.has(/aurora|northern|ice|arctic|glacier/))
    parts.push(aurora(part(canvas, 'aurora'), horizon))
  parts.push(sunOf(part(canvas, 'sun'), sun))
  if (canvas.has(/planet|space|galaxy|alien|cosmic|sci-?fi|mars|orbit/))
    parts.push(planet(part(canvas, 'planet'), horizon))
  parts.push(clouds(part(canvas, 'clouds'), horizon))
  if (canvas.has(/balloon/)) parts.push(balloons(part(canvas, 'balloons'), horizon))
  else if (!light.isNight) parts.push(birds(part(canvas, 'birds'), sun, horizon))
  if (canvas.has(/fog|mist|haze/)) {
    parts.push(
      panel(
        0,
        horizon - 260 * unit,
        width,
        320 * unit,
        gradient('down', [light.mist, light.mist], [0, 0.8]),
      ),
    )
  }
  return { svg: parts.join(''), sun }
}

function sunOf({ unit, light, gradient, random }: Canvas, [x, y]: Point) {
  const radius = (light.isNight ? 44 : 62) * unit * random.between(0.9, 1.25)
  const halo = gradient('round', [light.glow, light.glow, light.glow], [0.62, 0.2, 0])
  const bloom = gradient('round', [light.sun, light.glow, light.glow], [0.95, 0.35, 0])
  const parts = [
    disc(x, y, radius * 9, halo),
    disc(x, y, radius * 3, bloom),
    disc(x, y, radius, light.sun),
  ]
  if (light.isNight) {
    const sea = mix(light.sun, light.far, 0.22)
    const spots: [number, number, number][] = [
      [-0.35, -0.2, 0.26],
      [0.2, 0.3, 0.2],
      [0.3, -0.35, 0.14],
      [-0.1, 0.5, 0.12],
    ]
    for (const [dx, dy, r] of spots)
      parts.push(disc(x + dx * radius, y + dy * radius, r * radius, sea, 'opacity=".4"'))
  }
  return parts.join('')
}

function stars({ width, unit, random, detail, light }: Canvas, horizon: number) {
  const paths = Array.from({ length: Math.round(380 * detail) }, () => {
    const y = random.next() ** 1.6 * horizon * 0.92
    const size = (random.next() ** 4 * 2.1 + 0.5) * unit * (1 - (0.4 * y) / horizon)
    return ovalPath(random.next() * width, y, size, size)
  })
  return dots(random, light.sun, [0.3, 0.95], paths)
}

/** Long soft bars; most lie flat above the horizon, lit from below. */
function clouds({ width, unit, random, light, detail, gradient, has }: Canvas, horizon: number) {
  const count = has(/cloud|storm|rain|overcast/) ? 16 : Math.round(8 * detail)
  const lit = gradient('round', [light.glow, light.mist, light.mist], [0.55, 0.28, 0])
  const dark = gradient('round', [light.sky[1], light.sky[1], light.sky[1]], [0.5, 0.22, 0])
  return Array.from({ length: count }, () => {
    const y = horizon * random.between(0.12, 0.94)
    const reach = random.between(140, 420) * unit * (0.6 + y / horizon)
    const x = random.between(-0.05, 1.05) * width
    const flat = random.between(0.035, 0.09)
    return (
      oval(x, y - 5 * unit, reach, reach * flat, dark) +
      oval(x + reach * 0.1, y + 4 * unit, reach * 0.9, reach * flat * 0.6, lit)
    )
  }).join('')
}

function birds({ unit, light, random, detail }: Canvas, [x, y]: Point, horizon: number) {
  if (detail < 1) return ''
  const top = Math.max(horizon * 0.14, y - 150 * unit)
  const color = mix(light.near, light.sky[2], 0.25)
  return Array.from({ length: random.whole(4, 8) }, () => {
    const bx = x + random.between(-280, 280) * unit
    const by = top + random.between(-60, 90) * unit
    const s = random.between(6, 13) * unit
    const d = `M${bx - s} ${by - s * 0.3}Q${bx - s * 0.4} ${by - s * 0.55} ${bx} ${by}Q${bx + s * 0.4} ${by - s * 0.55} ${bx + s} ${by - s * 0.3}`
    return shape(d, 'none', `stroke="${color}" stroke-width="${1.7 * unit}" stroke-linecap="round"`)
  }).join('')
}

function aurora({ width, random, gradient, light }: Canvas, horizon: number) {
  const fill = gradient('down', [light.sky[2], '#5dffc0', '#7a6bff'], [0, 0.34, 0])
  return [0, 1, 2]
    .map((curtain) => {
      const wave = random.ridge(3)
      const tall = random.ridge(4, 0.8)
      const count = 56
      return Array.from({ length: count }, (_, i) => {
        const x = (i / count) * width
        const foot = horizon * (0.45 + 0.16 * curtain) * (0.6 + 0.6 * wave((i / count) * 3))
        const height = horizon * (0.25 + 0.45 * tall((i / count) * 9))
        return panel(x, foot - height, (width / count) * 1.6, height, fill, 'opacity=".55"')
      }).join('')
    })
    .join('')
}

function planet({ width, unit, light, random, gradient }: Canvas, horizon: number) {
  const x = width * (random.chance(0.5) ? 0.22 : 0.8)
  const y = horizon * 0.36
  const radius = 170 * unit
  const body = gradient('across', [
    mix(light.accent, light.sun, 0.45),
    light.accent,
    light.sky[1],
    light.sky[0],
  ])
  const ring = (part: string, opacity: number) =>
    shape(
      part,
      'none',
      `stroke="${light.sun}" stroke-width="${9 * unit}" opacity="${opacity}" transform="rotate(-16 ${x} ${y})"`,
    )
  const arc = (sweep: 0 | 1) =>
    `M${x - radius * 1.75} ${y}A${radius * 1.75} ${radius * 0.36} 0 0 ${sweep} ${x + radius * 1.75} ${y}`
  return ring(arc(1), 0.25) + disc(x, y, radius, body) + ring(arc(0), 0.6)
}

function balloons({ width, unit, light, random, gradient }: Canvas, horizon: number) {
  return Array.from({ length: 6 }, (_, i) => {
    const s = random.between(20, 46) * unit * (i === 0 ? 1.9 : 1)
    const x = width * random.between(0.1, 0.9)
    const y = horizon * random.between(0.18, 0.7)
    const color = random.pick([light.accent, light.glow, light.far, light.sky[1]])
    const fill = gradient('across', [
      mix(color, light.sun, 0.45),
      color,
      mix(color, light.near, 0.55),
    ])
    const skirt: Point[] = [
      [x - s * 0.82, y + s * 0.6],
      [x + s * 0.82, y + s * 0.6],
      [x + s * 0.2, y + s * 1.5],
      [x - s * 0.2, y + s * 1.5],
    ]
    const seam = `M${x} ${y - s}Q${x - s * 0.75} ${y} ${x - s * 0.1} ${y + s * 1.45}M${x} ${y - s}Q${x + s * 0.75} ${y} ${x + s * 0.1} ${y + s * 1.45}`
    return (
      shape(line(skirt), fill) +
      disc(x, y, s, fill) +
      shape(
        seam,
        'none',
        `stroke="${light.near}" stroke-opacity=".25" stroke-width="${s * 0.05}"`,
      ) +
      panel(x - s * 0.17, y + s * 1.66, s * 0.34, s * 0.26, light.near)
    )
  }).join('')
}
