import { closed, landUnder, line, panel, part, shape } from './canvas.ts'
import type { Canvas, Point } from './canvas.ts'
import { mix } from './color.ts'
import { figure } from './figures.ts'
import { paintSky } from './sky.ts'
import { conifer } from './trees.ts'
import { glitter } from './water.ts'

/** Ridge behind ridge, each one darker, with mist lying in the valleys between; sometimes a lake before them. */
export function paintMountains(canvas: Canvas) {
  const { width, height, random, has, light, unit, gradient } = canvas
  const withLake =
    has(/lake|fjord|reflect|river|water/) ||
    (!has(/hill|meadow|field|valley|person|wander|snow/) && random.chance(0.4))
  const shore = height * (withLake ? 0.7 : 1)
  const horizon = height * (withLake ? 0.6 : 0.66)
  const sky = paintSky(part(canvas, 'sky'), horizon)
  const land = ridges(canvas, horizon, withLake ? shore : height)
  if (!withLake) return sky.svg + land + figure(part(canvas, 'figure'), height * 0.93)

  const depth = height - shore
  return [
    sky.svg,
    land,
    panel(0, shore, width, depth, gradient('down', [light.sky[3], light.sky[2], light.sky[1]])),
    `<g transform="translate(0 ${2 * shore}) scale(1 -1)">${land}</g>`,
    panel(0, shore, width, depth, gradient('down', [light.sky[3], light.sky[2]], [0.3, 0.3])),
    panel(
      0,
      shore,
      width,
      depth,
      gradient('down', [light.mist, light.sky[1], light.near], [0.4, 0.1, 0.65]),
    ),
    glitter(canvas, sky.sun[0], shore, 0.6),
    panel(0, shore - 1.5 * unit, width, 3 * unit, light.mist, 'opacity=".55"'),
  ].join('')
}

function ridges(canvas: Canvas, horizon: number, foot: number) {
  const { width, height, detail, light, unit, gradient, has } = canvas
  const last = 5
  const depths = detail < 1 ? [0, 2, 3, last] : [0, 1, 2, 3, 4, last]
  const isSoft = has(/hill|meadow|field|valley|vineyard|tuscan|farm/)
  const parts: string[] = []
  for (const depth of depths) {
    const t = depth / last
    const layer = part(canvas, `ridge ${depth}`)
    const { random } = layer
    const wave = random.ridge(isSoft ? 3 : 6, isSoft ? 0.35 : 0.52)
    const scale = (isSoft ? 2.2 : 3.2) + t * 2.4
    const tall = height * (isSoft ? 0.13 : 0.34 - 0.2 * t)
    const base = horizon + (foot - horizon) * (t * 0.94) + height * 0.03
    const aspect = width / height
    const peak = (x: number) => {
      const value = wave(x * scale * Math.max(0.6, aspect * 0.75))
      return isSoft ? value : 1 - Math.abs(2 * value - 1) ** 0.85
    }
    const yAt = (x: number) => base - tall * peak(x)
    const outline = landUnder(canvas, yAt, 260).map(([x, y]): Point => [x, Math.min(y, foot)])
    const color = mix(light.far, light.near, t ** 1.25)
    const fade = mix(color, light.mist, 0.75 * (1 - t * 0.75))
    parts.push(shape(closed(outline), gradient('down', [color, fade])))
    const ridge = outline.slice(0, -2)
    if (detail === 1 && t < 0.85) {
      if (!isSoft)
        parts.push(slopes(part(layer, 'slopes'), ridge, t, has(/snow|alp|winter|ice|glacier/)))
      parts.push(
        shape(
          line(ridge),
          'none',
          `stroke="${light.glow}" stroke-width="${1.6 * unit}" opacity="${(0.5 * (1 - t)).toFixed(2)}"`,
        ),
      )
    }
    if (t > 0.45 && (detail === 1 || t === 1))
      parts.push(woods(part(layer, 'woods'), yAt, color, t, foot))
  }
  return parts.join('')
}

/** Where the outline falls away from a peak, one side catches the light. */
function slopes({ light, random, unit }: Canvas, ridge: Point[], t: number, hasSnow: boolean) {
  const faces: string[] = []
  for (let i = 6; i < ridge.length - 6; i++) {
    const here = ridge[i]
    const before = ridge[i - 4]
    const after = ridge[i + 4]
    if (!here || !before || !after || here[1] > before[1] || here[1] > after[1]) continue
    const down = random.between(60, 150) * unit
    const [x, y] = here
    const edge = Array.from({ length: 6 }, (_, k): Point => [
      x + random.between(-8, 10) * unit + k * 2 * unit,
      y + ((k + 1) / 6) * down,
    ])
    const flank = ridge.slice(i, i + 26).filter(([, fy]) => fy < y + down * 0.9)
    faces.push(closed([here, ...edge, ...flank.reverse()]))
    i += 8
  }
  const color = hasSnow ? mix(light.sun, light.mist, 0.2) : light.glow
  return shape(
    faces.join(''),
    color,
    `opacity="${((hasSnow ? 0.62 : 0.2) * (1 - t * 0.7)).toFixed(2)}"`,
  )
}

function woods(
  { width, unit, random, light, has, detail }: Canvas,
  yAt: (x: number) => number,
  color: string,
  t: number,
  foot: number,
) {
  if (has(/desert|moon|mars|planet|alien/)) return ''
  const isFront = t > 0.99
  const count = Math.round((isFront ? 80 : 130) * detail * (width / 2000) * 1.2)
  const clump = random.ridge(2)
  const outlines = Array.from({ length: count }, () => {
    const x = random.next()
    if (clump(x * 5) < 0.48) return ''
    const size = (isFront ? random.between(46, 130) : random.between(12, 34) * (0.5 + t)) * unit
    const y = yAt(x) + random.between(0, isFront ? 34 : 12) * unit
    return y > foot ? '' : closed(conifer(random, x * width, y, size))
  })
  return shape(outlines.join(''), mix(color, light.near, isFront ? 0.8 : 0.35))
}
