import { closed, disc, landUnder, panel, part, shape } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { mix } from './color.ts'
import { figure } from './figures.ts'
import { paintSky } from './sky.ts'
import { conifer } from './trees.ts'

/** Rows of trees that step back into the mist, and light falling between them. */
export function paintForest(canvas: Canvas) {
  const { width, height, unit, light, detail, gradient, has } = canvas
  const horizon = height * 0.74
  const sky = paintSky(
    { ...part(canvas, 'sky'), light: { ...light, sunHeight: Math.min(light.sunHeight, 0.5) } },
    horizon,
  )
  const last = 5
  const rows = detail < 1 ? [0, 2, 3, last] : [0, 1, 2, 3, 4, last]
  const parts = [sky.svg]
  for (const row of rows) {
    const t = row / last
    const random = canvas.random.fork(`row ${row}`)
    const color = mix(mix(light.mist, light.far, 0.45 + 0.55 * t), light.near, t ** 1.1)
    const foot = height * (0.66 + 0.3 * t)
    const ground = random.ridge(3)
    const yAt = (x: number) => foot - 30 * unit * ground(x * 4)
    const count = Math.round((64 - 44 * t) * (width / height) ** 0.5)
    const gap = 0.16 * t
    const trees = Array.from({ length: count }, () => {
      let x = random.next()
      if (Math.abs(x - 0.5) < gap) x += x < 0.5 ? -gap : gap
      const size = (120 + 520 * t) * unit * random.between(0.65, 1.2)
      return closed(conifer(random, x * width, yAt(x) + 0.1 * size, size))
    })
    parts.push(shape(trees.join(''), color))
    parts.push(
      shape(
        closed(landUnder(canvas, yAt)),
        gradient('down', [color, mix(color, light.mist, 0.35 * (1 - t))]),
      ),
    )
    const veil = gradient('down', [light.mist, light.mist, light.mist], [0, 0.62 * (1 - t), 0])
    if (t < 1) parts.push(panel(0, foot - 190 * unit, width, 300 * unit, veil))
    if (row === 3 && detail === 1) parts.push(rays(part(canvas, 'rays'), sky.sun))
  }
  if (light.isNight || has(/magic|fairy|firefl|enchant/))
    parts.push(fireflies(part(canvas, 'fireflies')))
  return parts.join('') + figure(part(canvas, 'figure'), height * 0.92)
}

function rays({ height, unit, random, light, gradient }: Canvas, [x, y]: [number, number]) {
  const fill = gradient('down', [light.glow, light.glow], [0.3, 0])
  return Array.from({ length: 9 }, (_, i) => {
    const angle = -0.62 + (i / 8) * 1.24 + random.between(-0.05, 0.05)
    const wide = random.between(14, 44) * unit
    const long = height * 0.85
    const endX = x + Math.tan(angle) * long
    return shape(
      closed([
        [x - wide * 0.15, y],
        [x + wide * 0.15, y],
        [endX + wide * 2, y + long],
        [endX - wide * 2, y + long],
      ]),
      fill,
      `opacity="${random.between(0.3, 0.9).toFixed(2)}"`,
    )
  }).join('')
}

function fireflies({ width, height, unit, random, light, gradient }: Canvas) {
  const fill = gradient('round', [light.sun, light.accent, light.accent], [1, 0.5, 0])
  return Array.from({ length: 60 }, () =>
    disc(
      random.next() * width,
      height * random.between(0.45, 0.98),
      random.between(3, 11) * unit,
      fill,
      `opacity="${random.between(0.4, 1).toFixed(2)}"`,
    ),
  ).join('')
}
