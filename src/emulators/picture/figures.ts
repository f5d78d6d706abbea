import { disc, panel, shape } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { mix } from './color.ts'

const people =
  /person|man\b|woman|girl|boy|wander|traveller|hiker|astronaut|dancer|figure|portrait|child|monk|samurai|knight/

/** Someone small, seen from behind, when the prompt speaks of a person. */
export function figure({ width, unit, light, random, has, gradient }: Canvas, foot: number) {
  if (!has(people)) return ''
  const s = 120 * unit
  const x = width * random.between(0.36, 0.64)
  const y = foot
  const coat = mix(light.near, light.accent, 0.18)
  const body = `M${x - s * 0.1} ${y - s * 0.78}Q${x} ${y - s * 0.9} ${x + s * 0.1} ${y - s * 0.78}L${x + s * 0.17} ${y - s * 0.3}L${x + s * 0.07} ${y - s * 0.32}L${x + s * 0.08} ${y}L${x + s * 0.015} ${y}L${x} ${y - s * 0.28}L${x - s * 0.02} ${y}L${x - s * 0.085} ${y}L${x - s * 0.07} ${y - s * 0.32}L${x - s * 0.17} ${y - s * 0.3}Z`
  return (
    `<ellipse cx="${x}" cy="${y}" rx="${s * 0.42}" ry="${s * 0.05}" fill="${gradient('round', [light.near, light.near], [0.7, 0])}"/>` +
    shape(body, coat, `stroke="${light.glow}" stroke-opacity=".35" stroke-width="${1.2 * unit}"`) +
    disc(
      x,
      y - s * 0.93,
      s * 0.085,
      coat,
      `stroke="${light.glow}" stroke-opacity=".45" stroke-width="${1.2 * unit}"`,
    ) +
    panel(
      x - s * 0.09,
      y - s * 0.76,
      s * 0.18,
      s * 0.26,
      mix(light.accent, light.near, 0.35),
      `rx="${s * 0.04}"`,
    )
  )
}

export function boat({ width, unit, light, random }: Canvas, horizon: number) {
  const x = width * random.between(0.18, 0.42)
  const y = horizon + 70 * unit
  const s = 90 * unit
  const sail = mix(light.sun, light.mist, 0.35)
  const hull = `M${x - s * 0.6} ${y - s * 0.08}L${x + s * 0.62} ${y - s * 0.12}Q${x + s * 0.45} ${y + s * 0.12} ${x + s * 0.3} ${y + s * 0.12}L${x - s * 0.36} ${y + s * 0.12}Z`
  return (
    `<ellipse cx="${x}" cy="${y + s * 0.2}" rx="${s * 0.75}" ry="${s * 0.06}" fill="${light.near}" opacity=".3"/>` +
    panel(x - s * 0.015, y - s * 1.5, s * 0.03, s * 1.42, light.near) +
    shape(
      `M${x + s * 0.04} ${y - s * 1.46}Q${x + s * 0.52} ${y - s * 0.6} ${x + s * 0.56} ${y - s * 0.2}L${x + s * 0.04} ${y - s * 0.16}Z`,
      sail,
    ) +
    shape(
      `M${x - s * 0.04} ${y - s * 1.3}Q${x - s * 0.3} ${y - s * 0.6} ${x - s * 0.46} ${y - s * 0.18}L${x - s * 0.04} ${y - s * 0.16}Z`,
      mix(sail, light.accent, 0.4),
    ) +
    shape(hull, light.near)
  )
}

/** On the sill, looking out. */
export function cat(x: number, foot: number, s: number, color: string, rim: string) {
  const d = `M${x - s * 0.3} ${foot}C${x - s * 0.42} ${foot - s * 0.35} ${x - s * 0.2} ${foot - s * 0.62} ${x - s * 0.13} ${foot - s * 0.7}L${x - s * 0.19} ${foot - s * 0.98}L${x - s * 0.08} ${foot - s * 0.88}Q${x} ${foot - s * 0.92} ${x + s * 0.08} ${foot - s * 0.88}L${x + s * 0.19} ${foot - s * 0.98}L${x + s * 0.15} ${foot - s * 0.7}C${x + s * 0.28} ${foot - s * 0.5} ${x + s * 0.36} ${foot - s * 0.25} ${x + s * 0.3} ${foot}C${x + s * 0.55} ${foot + s * 0.02} ${x + s * 0.62} ${foot + s * 0.2} ${x + s * 0.5} ${foot + s * 0.36}C${x + s * 0.62} ${foot + s * 0.12} ${x + s * 0.5} ${foot + s * 0.08} ${x + s * 0.2} ${foot}Z`
  return shape(d, color, `stroke="${rim}" stroke-opacity=".4" stroke-width="${s * 0.012}"`)
}
