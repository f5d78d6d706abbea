import { closed, landUnder, panel, part, shape } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { mix } from './color.ts'
import { boat, figure } from './figures.ts'
import { paintSky } from './sky.ts'
import { glitter, ripples } from './water.ts'

/** Water to the horizon, a road of light on it, islands far out and a shore near by. */
export function paintSea(canvas: Canvas) {
  const { width, height, unit, random, light, gradient, has } = canvas
  const horizon = height * random.between(0.5, 0.6)
  const sky = paintSky(part(canvas, 'sky'), horizon)
  const water = gradient('down', [
    mix(light.sky[3], light.sky[1], 0.3),
    mix(light.sky[2], light.sky[1], 0.35),
    light.sky[1],
    mix(light.sky[0], light.near, 0.4),
  ])
  const haze = gradient('down', [light.mist, light.mist, light.mist], [0, 0.4, 0])
  return [
    sky.svg,
    islands(part(canvas, 'islands'), horizon),
    panel(0, horizon, width, height - horizon, water),
    panel(0, horizon - 60 * unit, width, 120 * unit, haze),
    swell(part(canvas, 'swell'), horizon),
    ripples(canvas, horizon + 4 * unit),
    glitter(canvas, sky.sun[0], horizon),
    has(/boat|sail|ship|yacht|fish/) || random.chance(0.45)
      ? boat(part(canvas, 'boat'), horizon)
      : '',
    shore(part(canvas, 'shore')),
    figure(part(canvas, 'figure'), height * 0.94),
  ].join('')
}

function islands(canvas: Canvas, horizon: number) {
  const { height, light, gradient, detail } = canvas
  return (detail < 1 ? [0, 2] : [0, 1, 2])
    .map((i) => {
      const random = canvas.random.fork(`island ${i}`)
      const wave = random.ridge(5, 0.5)
      const place = random.between(0, 1)
      const reach = random.between(0.16, 0.4)
      const tall = height * (0.16 - 0.035 * i)
      const yAt = (x: number) => {
        const hump = Math.max(0, 1 - ((x - place) / reach) ** 2)
        return horizon + 2 - tall * hump ** 1.4 * (0.35 + 0.9 * wave(x * 7))
      }
      const color = mix(light.far, light.near, 0.1 + i * 0.16)
      const points = landUnder(canvas, yAt).map(([x, y]): [number, number] => [
        x,
        Math.min(y, horizon + 2),
      ])
      return shape(closed(points), gradient('down', [color, mix(color, light.mist, 0.7)]))
    })
    .join('')
}

/** A few long waves with a lit crest. */
function swell(canvas: Canvas, horizon: number) {
  const { height, unit, light, gradient, detail } = canvas
  return (detail < 1 ? [1, 3, 5] : [0, 1, 2, 3, 4, 5])
    .map((i) => {
      const random = canvas.random.fork(`wave ${i}`)
      const t = (i + 1) / 7
      const base = horizon + (height - horizon) * (0.25 + 0.62 * t ** 1.3)
      const wave = random.ridge(3, 0.4)
      const points = landUnder(canvas, (x) => base - wave(x * (9 - 5 * t)) * 36 * unit * (0.3 + t))
      const color = mix(light.sky[1], light.near, 0.25 + 0.4 * t)
      const fill = gradient('down', [mix(color, light.glow, 0.28), color, color], [0.4, 0.2, 0])
      return shape(closed(points), fill)
    })
    .join('')
}

function shore(canvas: Canvas) {
  const { height, random, light, has, gradient } = canvas
  const isSand = has(/beach|sand|shore|coast|surf/)
  const wave = random.ridge(isSand ? 2 : 5, isSand ? 0.3 : 0.55)
  const fromLeft = random.chance(0.5)
  const points = landUnder(canvas, (x) => {
    const side = fromLeft ? 1 - x : x
    const rise = Math.max(0, side - 0.35) * (isSand ? 0.16 : 0.42)
    return (
      height *
      (1.005 - rise - 0.05 * wave(x * (isSand ? 3 : 9)) * (isSand ? 0.8 : Math.min(1, rise * 12)))
    )
  })
  const color = isSand ? mix(light.mist, light.accent, 0.25) : light.near
  const fill = gradient('down', [
    mix(color, light.glow, 0.12),
    mix(color, light.near, isSand ? 0.55 : 0.9),
  ])
  return shape(closed(points), fill)
}
