import { box, disc, dots, oval, ovalPath, panel, part, shape } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { mix } from './color.ts'
import { cat } from './figures.ts'

/** A room at the window: the town behind the glass is only lights, the rain runs down, something warm on the sill. */
export function paintWindow(canvas: Canvas) {
  const { width, height, unit, light, random, gradient, has } = canvas
  const left = width * 0.14
  const right = width * 0.86
  const top = height * 0.07
  const sill = height * 0.76
  const wall = mix(light.near, light.accent, 0.1)
  const frame = mix(wall, light.glow, 0.14)
  const bar = 13 * unit
  const panes = width > height * 1.2 ? 3 : 2
  const wide = right - left
  const bars = Array.from({ length: panes - 1 }, (_, i) =>
    panel(left + (wide * (i + 1)) / panes - bar / 2, top, bar, sill - top, frame),
  )
  const isWet = has(/rain|storm|wet|autumn|melanch/) || random.chance(0.6)
  const lampX = width * (random.chance(0.5) ? 0.2 : 0.8)
  const pane = { left, top, wide, tall: sill - top }
  return [
    outside(part(canvas, 'outside'), pane),
    isWet ? rain(part(canvas, 'rain'), pane) : '',
    panel(
      left,
      top,
      wide,
      pane.tall,
      gradient('across', [light.sun, light.sun, light.sun], [0.1, 0, 0.06]),
    ),
    shape(
      box(0, 0, width, height) + box(left, top, wide, pane.tall),
      gradient('down', [mix(wall, light.near, 0.35), wall, mix(wall, light.near, 0.5)]),
      'fill-rule="evenodd"',
    ),
    ...bars,
    panel(left, top + (sill - top) * 0.34, wide, bar, frame),
    `<path d="${box(left - bar, top - bar, wide + 2 * bar, sill - top + bar)}${box(left, top, wide, sill - top)}" fill="${frame}" fill-rule="evenodd"/>`,
    panel(
      left - 40 * unit,
      sill,
      wide + 80 * unit,
      30 * unit,
      gradient('down', [mix(frame, light.glow, 0.45), frame]),
    ),
    panel(
      left - 40 * unit,
      sill + 30 * unit,
      wide + 80 * unit,
      90 * unit,
      gradient('down', [light.near, light.near], [0.6, 0]),
    ),
    disc(
      lampX,
      height * 0.3,
      520 * unit,
      gradient('round', [light.accent, light.accent, light.accent], [0.4, 0.12, 0]),
    ),
    lamp(canvas, lampX, height * 0.3),
    onSill(part(canvas, 'sill'), left, wide, sill),
  ].join('')
}

interface Pane {
  left: number
  top: number
  wide: number
  tall: number
}

function outside(
  { unit, random, light, gradient, detail }: Canvas,
  { left, top, wide, tall }: Pane,
) {
  const parts = [
    panel(
      left,
      top,
      wide,
      tall,
      gradient('down', [light.sky[0], light.sky[1], light.sky[2], light.sky[3]]),
    ),
  ]
  for (let i = 0; i < 3; i++) {
    const color = mix(light.far, light.near, i / 3)
    for (let x = left; x < left + wide; x += random.between(60, 130) * unit) {
      const h = tall * random.between(0.12, 0.5 - 0.1 * i)
      const fill = gradient('down', [color, mix(color, light.mist, 0.4)])
      parts.push(panel(x, top + tall - h, random.between(60, 150) * unit, h, fill, 'opacity=".55"'))
    }
  }
  const hues = [light.accent, light.glow, light.sun, mix(light.accent, light.sky[1], 0.5)] as const
  for (let i = 0; i < 54 * detail; i++) {
    const color = random.pick([...hues])
    const fill = gradient('round', [color, color, color], [0.6, 0.5, 0.18])
    const y = top + tall * (1 - random.next() ** 1.6 * 0.8)
    parts.push(
      disc(
        left + random.next() * wide,
        y,
        random.between(10, 52) * unit,
        fill,
        `opacity="${random.between(0.25, 0.85).toFixed(2)}"`,
      ),
    )
  }
  return parts.join('')
}

function rain({ unit, random, light, detail, gradient }: Canvas, { left, top, wide, tall }: Pane) {
  const parts: string[] = []
  const trail = gradient('down', [light.sun, light.sun], [0, 0.34])
  const heads: string[] = []
  for (let i = 0; i < 46 * detail; i++) {
    const x = left + random.next() * wide
    const y = top + random.next() * tall
    const long = random.between(60, 260) * unit
    const w = random.between(2, 4.4) * unit
    parts.push(panel(x - w / 2, y - long, w, long, trail))
    heads.push(ovalPath(x, y, w * 1.25, w * 1.9))
  }
  const beads = Array.from({ length: Math.round(460 * detail) }, () => {
    const s = (random.next() ** 2.4 * 5 + 1.1) * unit
    return ovalPath(left + random.next() * wide, top + random.next() * tall, s, s * 1.2)
  })
  const lower = `transform="translate(0 ${1.6 * unit})"`
  return [
    ...parts,
    `<g ${lower}>${dots(random.fork('beads'), light.near, [0.1, 0.35], beads)}</g>`,
    dots(random.fork('beads'), light.sun, [0.16, 0.5], beads),
    shape(heads.join(''), light.sun, 'opacity=".55"'),
  ].join('')
}

function lamp({ unit, light, gradient }: Canvas, x: number, y: number) {
  const shade = gradient('down', [
    mix(light.accent, light.near, 0.35),
    light.accent,
    mix(light.accent, light.sun, 0.6),
  ])
  return (
    panel(x - 1.6 * unit, 0, 3.2 * unit, y - 60 * unit, light.near) +
    shape(
      `M${x - 24 * unit} ${y - 62 * unit}L${x + 24 * unit} ${y - 62 * unit}Q${x + 78 * unit} ${y - 30 * unit} ${x + 84 * unit} ${y + 22 * unit}L${x - 84 * unit} ${y + 22 * unit}Q${x - 78 * unit} ${y - 30 * unit} ${x - 24 * unit} ${y - 62 * unit}Z`,
      shade,
    ) +
    oval(x, y + 24 * unit, 80 * unit, 12 * unit, light.sun) +
    oval(
      x,
      y + 30 * unit,
      190 * unit,
      90 * unit,
      gradient('round', [light.sun, light.accent, light.accent], [0.6, 0.22, 0]),
    )
  )
}

function onSill(canvas: Canvas, left: number, wide: number, sill: number) {
  const { unit, light, random, has, gradient } = canvas
  const dark = mix(light.near, light.far, 0.1)
  const cupX = left + wide * random.between(0.3, 0.42)
  const s = 84 * unit
  const china = gradient('across', [
    mix(light.mist, light.near, 0.5),
    mix(light.sun, light.mist, 0.5),
    mix(light.mist, light.near, 0.35),
  ])
  const steam = [0, 1, 2]
    .map((i) => {
      const x = cupX + (i - 1) * s * 0.28
      const d = `M${x} ${sill - s * 0.9}C${x - s * 0.3} ${sill - s * 1.5} ${x + s * 0.34} ${sill - s * 1.8} ${x} ${sill - s * 2.6}`
      return shape(
        d,
        'none',
        `stroke="${light.sun}" stroke-opacity=".2" stroke-width="${7 * unit}" stroke-linecap="round"`,
      )
    })
    .join('')
  const cup =
    oval(cupX, sill + 8 * unit, s * 0.95, s * 0.11, mix(light.mist, light.near, 0.3)) +
    shape(
      `M${cupX - s * 0.55} ${sill - s * 0.8}L${cupX + s * 0.55} ${sill - s * 0.8}Q${cupX + s * 0.52} ${sill} ${cupX} ${sill + s * 0.03}Q${cupX - s * 0.52} ${sill} ${cupX - s * 0.55} ${sill - s * 0.8}Z`,
      china,
    ) +
    oval(cupX, sill - s * 0.8, s * 0.55, s * 0.1, mix(light.near, light.accent, 0.25)) +
    shape(
      `M${cupX + s * 0.52} ${sill - s * 0.68}C${cupX + s * 0.95} ${sill - s * 0.7} ${cupX + s * 0.9} ${sill - s * 0.2} ${cupX + s * 0.38} ${sill - s * 0.22}`,
      'none',
      `stroke="${mix(light.sun, light.near, 0.4)}" stroke-width="${s * 0.09}"`,
    )
  const guestX = left + wide * random.between(0.64, 0.76)
  const guest = has(/cat|kitten/)
    ? cat(guestX, sill + 2 * unit, 250 * unit, dark, light.glow)
    : plant(canvas, guestX, sill)
  return steam + cup + guest
}

function plant({ unit, random, light, gradient }: Canvas, x: number, foot: number) {
  const s = 100 * unit
  const leaf = mix(light.near, light.far, 0.35)
  const leaves = Array.from({ length: 13 }, (_, i) => {
    const angle = -Math.PI / 2 + (i / 12 - 0.5) * 2.5 + random.between(-0.1, 0.1)
    const long = s * random.between(1.1, 2.1)
    const tipX = x + Math.cos(angle) * long
    const tipY = foot - s * 0.8 + Math.sin(angle) * long
    const bend = s * 0.3
    const d = `M${x} ${foot - s * 0.7}Q${(x + tipX) / 2 - bend} ${(foot - s + tipY) / 2 - bend} ${tipX} ${tipY}Q${(x + tipX) / 2 + bend * 0.4} ${(foot - s + tipY) / 2} ${x} ${foot - s * 0.7}Z`
    return shape(
      d,
      mix(leaf, random.chance(0.4) ? light.glow : light.near, random.between(0.05, 0.35)),
    )
  })
  const pot = gradient('across', [
    mix(light.accent, light.near, 0.65),
    mix(light.accent, light.near, 0.25),
    mix(light.accent, light.near, 0.7),
  ])
  return (
    leaves.join('') +
    shape(
      `M${x - s * 0.5} ${foot - s * 0.85}L${x + s * 0.5} ${foot - s * 0.85}L${x + s * 0.38} ${foot + s * 0.04}L${x - s * 0.38} ${foot + s * 0.04}Z`,
      pot,
    )
  )
}
