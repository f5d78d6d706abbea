import { dots, ovalPath } from './canvas.ts'
import type { Canvas } from './canvas.ts'

/** The road of light under a sun or moon: thin near the horizon, broken and broad towards us. */
export function glitter(canvas: Canvas, x: number, top: number, strength = 1) {
  const { height, unit, light, detail } = canvas
  const random = canvas.random.fork('glitter')
  const paths = Array.from({ length: Math.round(520 * detail * strength) }, () => {
    const t = random.next() ** 1.6
    const spread = (22 + 200 * t) * unit
    const off = (random.next() + random.next() + random.next() - 1.5) * spread
    const long = random.between(5, 26) * unit * (0.4 + 1.5 * t)
    return ovalPath(x + off, top + (height - top) * t, long, (0.6 + 2.1 * t) * unit)
  })
  return dots(random, light.sun, [0.25 * strength, 0.85 * strength], paths)
}

/** Ripples over the whole surface. */
export function ripples(canvas: Canvas, top: number) {
  const { width, height, unit, light, detail } = canvas
  const random = canvas.random.fork('ripples')
  const some = () =>
    Array.from({ length: Math.round(170 * detail) }, () => {
      const t = random.next() ** 1.3
      const long = random.between(20, 110) * unit * (0.3 + 1.4 * t)
      return ovalPath(
        random.between(-0.05, 1.05) * width,
        top + (height - top) * t,
        long,
        (0.6 + 2.2 * t) * unit,
      )
    })
  return (
    dots(random, light.sky[1], [0.1, 0.3], some()) + dots(random, light.mist, [0.08, 0.24], some())
  )
}
