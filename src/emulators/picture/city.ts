import { box, disc, panel, part, shape } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { mix } from './color.ts'
import { paintSky } from './sky.ts'
import { glitter, ripples } from './water.ts'

/** A skyline in three depths with lit windows, mirrored in water or a wet street. */
export function paintCity(canvas: Canvas) {
  const { width, height, unit, light, gradient } = canvas
  const ground = height * 0.76
  const sky = paintSky(part(canvas, 'sky'), ground)
  const town = skyline(part(canvas, 'skyline'), ground)
  const depth = height - ground
  return [
    sky.svg,
    panel(
      0,
      ground - 380 * unit,
      width,
      380 * unit,
      gradient('down', [light.accent, light.accent], [0, light.isNight ? 0.34 : 0.16]),
    ),
    town,
    panel(
      0,
      ground,
      width,
      depth,
      gradient('down', [
        mix(light.sky[2], light.near, 0.25),
        mix(light.sky[1], light.near, 0.6),
        light.near,
      ]),
    ),
    `<g transform="translate(0 ${2 * ground}) scale(1 -1)">${town}</g>`,
    panel(0, ground, width, depth, mix(light.sky[1], light.near, 0.6), 'opacity=".5"'),
    panel(0, ground, width, depth, gradient('down', [light.mist, light.near], [0.2, 0.75])),
    ripples(canvas, ground + 6 * unit),
    glitter(canvas, sky.sun[0], ground, light.isNight ? 0.5 : 0.7),
    streetLights(part(canvas, 'lights'), ground),
    panel(0, ground - 2 * unit, width, 4 * unit, light.near, 'opacity=".8"'),
  ].join('')
}

function skyline(canvas: Canvas, ground: number) {
  const { width, unit, height, light, detail, gradient } = canvas
  const last = 3
  const depths = detail < 1 ? [0, 1, last] : [0, 1, 2, last]
  const parts: string[] = []
  for (const depth of depths) {
    const t = depth / last
    const layer = part(canvas, `row ${depth}`)
    const { random } = layer
    const wave = random.ridge(3)
    const color = mix(mix(light.far, light.sky[2], 0.25), light.near, t)
    const walls: string[] = []
    const lit: string[] = []
    const dim: string[] = []
    for (let x = -30 * unit; x < width;) {
      const wide = random.between(46, 120) * unit * (0.75 + 0.35 * t)
      const middle = 1 - Math.abs(x / width - 0.5) * 1.1
      const tall = height * (0.1 + (0.5 - 0.28 * t) * wave((x / width) * 5) * middle)
      const top = ground - tall
      walls.push(box(x, top, wide, tall), ...roof(layer, x, top, wide))
      if (t > 0.2)
        windows(part(layer, `front ${walls.length}`), { x, top, wide, tall, t, lit, dim })
      x += wide + random.between(-6, 16) * unit
    }
    parts.push(
      shape(walls.join(''), gradient('down', [color, mix(color, light.mist, 0.45 * (1 - t))])),
    )
    parts.push(shape(dim.join(''), mix(color, light.sky[2], 0.3), 'opacity=".6"'))
    parts.push(
      shape(
        lit.join(''),
        mix(light.accent, light.sun, 0.35),
        `opacity="${light.isNight ? 0.92 : 0.6}"`,
      ),
    )
    const haze = gradient('down', [light.mist, light.mist], [0, 0.45 * (1 - t)])
    if (t < 1) parts.push(panel(0, ground - 300 * unit, width, 300 * unit, haze))
  }
  return parts.join('')
}

function roof({ random, unit }: Canvas, x: number, top: number, wide: number) {
  const kind = random.next()
  if (kind < 0.25) {
    const step = wide * 0.6
    const rise = random.between(18, 50) * unit
    return [box(x + (wide - step) / 2, top - rise, step, rise + 1)]
  }
  if (kind < 0.42) {
    const rise = random.between(50, 120) * unit
    return [
      box(x + wide / 2 - 1.4 * unit, top - rise, 2.8 * unit, rise),
      box(x + wide * 0.36, top - 12 * unit, wide * 0.28, 13 * unit),
    ]
  }
  if (kind < 0.52) return [`M${x} ${top}L${x + wide} ${top}L${x + wide} ${top - wide * 0.5}Z`]
  if (kind < 0.6)
    return [`M${x} ${top + 1}L${x + wide / 2} ${top - wide * 0.9}L${x + wide} ${top + 1}Z`]
  return []
}

interface Front {
  x: number
  top: number
  wide: number
  tall: number
  t: number
  lit: string[]
  dim: string[]
}

function windows(
  { random, unit, light, detail }: Canvas,
  { x, top, wide, tall, t, lit, dim }: Front,
) {
  const size = (5 + 3 * t) * unit
  const gap = size * (detail < 1 ? 2.6 : 1.9)
  const share = light.isNight ? 0.42 : 0.16
  const awake = random.between(0.5, 1.6) * share
  for (let wy = top + gap; wy < top + tall - size; wy += gap * 1.15) {
    for (let wx = x + gap * 0.7; wx < x + wide - size; wx += gap) {
      const isLit = random.chance(awake)
      if (isLit) lit.push(box(wx, wy, size, size * 1.2))
      else if (random.chance(0.35)) dim.push(box(wx, wy, size, size * 1.2))
    }
  }
}

function streetLights({ width, unit, random, light, gradient, detail }: Canvas, ground: number) {
  const fill = gradient('round', [light.sun, light.accent, light.accent], [0.95, 0.4, 0])
  const count = Math.round(26 * detail)
  return Array.from({ length: count }, (_, i) => {
    const x = ((i + random.between(0.2, 0.8)) / count) * width
    const glow = disc(
      x,
      ground - 6 * unit,
      random.between(12, 26) * unit,
      fill,
      `opacity="${light.isNight ? 0.95 : 0.5}"`,
    )
    const tail = `<ellipse cx="${x}" cy="${ground + 70 * unit}" rx="${4 * unit}" ry="${random.between(40, 90) * unit}" fill="${fill}" opacity="${light.isNight ? 0.55 : 0.25}"/>`
    return glow + tail
  }).join('')
}
