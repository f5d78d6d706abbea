import { oval } from './canvas.ts'
import type { Canvas } from './canvas.ts'

/** The road of light under a sun or moon: thin near the horizon, broken and broad towards us. */
export function glitter(
  { width, height, unit, random, light, detail, gradient }: Canvas,
  x: number,
  top: number,
  strength = 1,
) {
  const count = Math.round(260 * detail * (0.6 + 0.4 * strength))
  const fill = gradient('round', [light.sun, light.glow, light.glow], [0.95, 0.6, 0])
  return Array.from({ length: count }, () => {
    const t = random.next() ** 1.5
    const y = top + (height - top) * t
    const spread = (26 + 210 * t) * unit
    const off = (random.next() + random.next() + random.next() - 1.5) * spread
    const long = random.between(6, 34) * unit * (0.4 + 1.5 * t)
    const opacity = (strength * random.between(0.2, 0.9) * (1 - t * 0.55)).toFixed(2)
    return oval(
      Math.min(width, x + off),
      y,
      long,
      (0.7 + 2.6 * t) * unit,
      fill,
      `opacity="${opacity}"`,
    )
  }).join('')
}

/** Ripples over the whole surface. */
export function ripples({ width, height, unit, random, light, detail }: Canvas, top: number) {
  const count = Math.round(260 * detail)
  return Array.from({ length: count }, () => {
    const t = random.next() ** 1.3
    const y = top + (height - top) * t
    const long = random.between(20, 110) * unit * (0.3 + 1.4 * t)
    const color = random.chance(0.55) ? light.sky[1] : light.mist
    return oval(
      random.between(-0.05, 1.05) * width,
      y,
      long,
      (0.6 + 2.4 * t) * unit,
      color,
      `opacity="${random.between(0.08, 0.3).toFixed(2)}"`,
    )
  }).join('')
}
