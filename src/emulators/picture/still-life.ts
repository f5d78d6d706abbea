import { closed, disc, oval, panel, shape } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { mix } from './color.ts'

/** Plain forms on a table in the light of a window: an arch, a ball, a column, a vase with a branch. */
export function paintStillLife(canvas: Canvas) {
  const { width, height, unit, light, random, gradient, detail } = canvas
  const table = height * 0.7
  const wall = mix(light.sky[2], light.mist, 0.45)
  const wood = mix(light.mist, light.far, 0.35)
  const center = width / 2
  const fromLeft = random.chance(0.5)
  const side = fromLeft ? 1 : -1
  const pieces = [
    arch(canvas, center - side * 120 * unit, table + 30 * unit, 250 * unit),
    column(canvas, center + side * 235 * unit, table + 62 * unit, 92 * unit, 230 * unit),
    ball(
      canvas,
      center + side * 235 * unit,
      table - 168 * unit - 86 * unit,
      86 * unit,
      light.accent,
    ),
    vase(canvas, center - side * 40 * unit, table + 110 * unit, 150 * unit),
    ball(
      canvas,
      center + side * 120 * unit,
      table + 98 * unit,
      62 * unit,
      mix(light.sky[1], light.far, 0.3),
    ),
    ball(
      canvas,
      center - side * 300 * unit,
      table + 120 * unit,
      40 * unit,
      mix(light.accent, light.sun, 0.4),
    ),
  ]
  return [
    panel(
      0,
      0,
      width,
      table,
      gradient(
        'across',
        fromLeft
          ? [mix(wall, light.sun, 0.35), wall, mix(wall, light.near, 0.3)]
          : [mix(wall, light.near, 0.3), wall, mix(wall, light.sun, 0.35)],
      ),
    ),
    panel(
      0,
      0,
      width,
      table,
      gradient('down', [light.sky[1], light.sky[2], light.glow], [0.5, 0.1, 0.15]),
    ),
    beams(canvas, side, table),
    panel(
      0,
      table,
      width,
      height - table,
      gradient('down', [mix(wood, light.sun, 0.25), wood, mix(wood, light.near, 0.4)]),
    ),
    panel(0, table - 3 * unit, width, 6 * unit, light.near, 'opacity=".12"'),
    disc(
      center - side * 420 * unit,
      table - 480 * unit,
      760 * unit,
      gradient('round', [light.glow, light.glow, light.glow], [0.4, 0.12, 0]),
    ),
    ...pieces.slice(0, detail < 1 ? 5 : 6),
  ].join('')
}

/** Window light on the wall: four panes, slanting. */
function beams({ width, unit, light, gradient }: Canvas, side: number, table: number) {
  const fill = gradient('down', [light.sun, light.glow], [0.5, 0.22])
  const panes: string[] = []
  for (const row of [0, 1]) {
    for (const col of [0, 1]) {
      const x = width / 2 + side * (-330 + col * 190) * unit
      const y = table - (600 - row * 255) * unit
      const w = side * 170 * unit
      const h = 230 * unit
      const slant = side * 90 * unit
      panes.push(
        closed([
          [x, y],
          [x + w, y + 60 * unit],
          [x + w + slant, y + h + 60 * unit],
          [x + slant, y + h],
        ]),
      )
    }
  }
  return shape(panes.join(''), fill)
}

const shade = ({ light, gradient }: Canvas, x: number, y: number, wide: number) =>
  oval(
    x + wide * 0.35,
    y,
    wide * 1.25,
    wide * 0.2,
    gradient('round', [light.near, light.near, light.near], [0.6, 0.25, 0]),
  )

function ball(canvas: Canvas, x: number, y: number, radius: number, color: string) {
  const { light, gradient } = canvas
  const lit = gradient('round', [
    mix(color, light.sun, 0.7),
    color,
    mix(color, light.near, 0.25),
    mix(color, light.near, 0.6),
  ])
  const clip = `ball${Math.round(x)}-${Math.round(y)}`
  return [
    shade(canvas, x, y + radius * 0.96, radius),
    `<clipPath id="${clip}"><circle cx="${x}" cy="${y}" r="${radius}"/></clipPath>`,
    `<g clip-path="url(#${clip})">${disc(x, y, radius, mix(color, light.near, 0.6))}${disc(x - radius * 0.38, y - radius * 0.42, radius * 1.6, lit)}`,
    oval(
      x + radius * 0.25,
      y + radius * 0.85,
      radius * 0.6,
      radius * 0.22,
      light.mist,
      'opacity=".22"',
    ),
    '</g>',
  ].join('')
}

function column(canvas: Canvas, x: number, foot: number, half: number, tall: number) {
  const { light, gradient } = canvas
  const color = mix(light.mist, light.sky[1], 0.3)
  const fill = gradient('across', [
    mix(color, light.near, 0.25),
    mix(color, light.sun, 0.55),
    color,
    mix(color, light.near, 0.5),
  ])
  return [
    shade(canvas, x, foot, half),
    panel(x - half, foot - tall, half * 2, tall, fill),
    oval(x, foot, half, half * 0.2, fill),
    oval(x, foot - tall, half, half * 0.2, mix(color, light.sun, 0.5)),
  ].join('')
}

function arch(canvas: Canvas, x: number, foot: number, half: number) {
  const { light, gradient } = canvas
  const color = mix(light.far, light.glow, 0.35)
  const inner = half * 0.56
  const spring = foot - half * 1.1
  const ring = (dx: number) =>
    `M${x - half + dx} ${foot}V${spring}A${half} ${half} 0 0 1 ${x + half + dx} ${spring}V${foot}H${x + inner + dx}V${spring}A${inner} ${inner} 0 0 0 ${x - inner + dx} ${spring}V${foot}Z`
  return [
    shade(canvas, x, foot, half),
    shape(ring(34), mix(color, light.near, 0.5)),
    shape(
      ring(0),
      gradient('down', [mix(color, light.sun, 0.5), color, mix(color, light.near, 0.25)]),
    ),
  ].join('')
}

function vase(canvas: Canvas, x: number, foot: number, s: number) {
  const { light, gradient, random, unit } = canvas
  const color = mix(light.near, light.sky[1], 0.45)
  const fill = gradient('across', [
    mix(color, light.near, 0.2),
    mix(color, light.sun, 0.5),
    color,
    mix(color, light.near, 0.6),
  ])
  const neck = foot - s * 1.5
  const twigs = Array.from({ length: 7 }, (_, i) => {
    const lean = (i / 6 - 0.5) * 2.1
    const tipX = x + lean * s * 1.05
    const tipY = neck - s * random.between(1.2, 2)
    const blooms = Array.from({ length: 9 }, (_, k) => {
      const t = 0.3 + 0.7 * (k / 8)
      const bx = x + (tipX - x) * t ** 1.3 + random.between(-20, 20) * unit
      const by = neck + (tipY - neck) * t + random.between(-16, 16) * unit
      return disc(
        bx,
        by,
        random.between(6, 17) * unit,
        mix(light.accent, light.sun, random.between(0.1, 0.7)),
        `opacity="${random.between(0.75, 1).toFixed(2)}"`,
      )
    }).join('')
    const stem = `M${x} ${neck}Q${x + lean * s * 0.3} ${neck - s * 0.7} ${tipX} ${tipY}`
    return (
      shape(
        stem,
        'none',
        `stroke="${mix(light.near, light.far, 0.3)}" stroke-width="${3 * unit}"`,
      ) + blooms
    )
  })
  const body = `M${x - s * 0.18} ${neck}C${x - s * 0.16} ${neck + s * 0.5} ${x - s * 0.62} ${neck + s * 0.55} ${x - s * 0.55} ${neck + s * 1.05}C${x - s * 0.5} ${foot} ${x - s * 0.3} ${foot} ${x} ${foot}C${x + s * 0.3} ${foot} ${x + s * 0.5} ${foot} ${x + s * 0.55} ${neck + s * 1.05}C${x + s * 0.62} ${neck + s * 0.55} ${x + s * 0.16} ${neck + s * 0.5} ${x + s * 0.18} ${neck}Z`
  return (
    twigs.join('') +
    shade(canvas, x, foot - 4 * unit, s * 0.55) +
    shape(body, fill) +
    oval(x, neck, s * 0.18, s * 0.035, light.near)
  )
}
