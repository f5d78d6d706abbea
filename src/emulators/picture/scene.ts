import type { ModelName, ProviderName, Size } from '../job.ts'
import { createCanvas, dots, line, ovalPath, panel, part, shape } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { paintCity } from './city.ts'
import { paintDunes } from './dunes.ts'
import { paintForest } from './forest.ts'
import { blendLights, lightOf } from './light.ts'
import type { Mood, Style } from './light.ts'
import { paintMountains } from './mountains.ts'
import { createRandom } from './random.ts'
import { paintSea } from './sea.ts'
import { paintStillLife } from './still-life.ts'
import { paintWindow } from './window.ts'

type Painter = (canvas: Canvas) => string

/** The first that the prompt speaks of. */
const scenes: [RegExp, Painter][] = [
  [
    /window|caf[eé]|coffee|room|interior|kitchen|bedroom|library|book|indoor|cat\b|kitten|restaurant|bar\b|desk|studio apartment/,
    paintWindow,
  ],
  [
    /cit(y|ies)|skyline|street|tokyo|new york|paris|london|urban|neon|skyscraper|building|architecture|downtown|cyberpunk|bridge|train|car\b|market/,
    paintCity,
  ],
  [
    /sea\b|ocean|beach|coast|wave|harbou?r|boat|sail|ship|island|lighthouse|surf|whale|shore|underwater|fish/,
    paintSea,
  ],
  [
    /forest|wood(s|land)|tree|jungle|fox|deer|bear|owl|fairy|moss|path|cabin|elf|wolf|mushroom/,
    paintForest,
  ],
  [/desert|dune|sahara|camel|sand|mars\b|canyon|oasis|egypt|savanna|lion|elephant/, paintDunes],
  [
    /mountain|alp|hill|valley|lake|peak|snow|fjord|meadow|field|landscape|aurora|glacier|castle|dragon|balloon|planet|space|galaxy|volcano|river|wander|hik/,
    paintMountains,
  ],
  [
    /still life|vase|flower|bouquet|fruit|product|bottle|perfume|sculpture|abstract|geometr|logo|poster|minimal|ceramic|shoe|watch|chair|table|food|cake|glass|portrait|face/,
    paintStillLife,
  ],
]

const nights =
  /night|midnight|moon|star|aurora|neon|dark|galaxy|cyberpunk|firefl|northern lights|evening/
const warms = /sunset|sunrise|dawn|dusk|golden|warm|autumn|fall\b|amber|fire|desert|mars|cozy|cosy/
const days =
  /noon|day\b|daylight|bright|blue sky|spring|summer|morning|snow|winter|fog|mist|fresh|white|pastel/

export interface SceneRequest {
  prompt: string
  provider: ProviderName
  model: ModelName
  size: Size
  style?: { colors: Style; weight: number } | undefined
}

export function moodOf(prompt: string): Mood {
  const words = prompt.toLowerCase()
  if (nights.test(words)) return 'night'
  if (warms.test(words)) return 'warm'
  if (days.test(words)) return 'day'
  return createRandom(`mood ${words}`).pick(['warm', 'warm', 'day', 'night'])
}

/** The scene comes from the prompt alone; provider and model only bring their light. */
export function paintScene({ prompt, provider, model, size, style }: SceneRequest): string {
  const words = prompt.toLowerCase()
  const light = lightOf(moodOf(prompt), provider, model)
  const canvas = createCanvas({
    ...size,
    random: createRandom(`scene ${words}`),
    light: style ? blendLights(light, style.colors, style.weight) : light,
    detail: model === 'photon' ? 1 : 0.6,
    has: (pattern) => pattern.test(words),
  })
  const named = scenes.find(([pattern]) => pattern.test(words))?.[1]
  const paint =
    named ??
    canvas.random.pick([
      paintMountains,
      paintSea,
      paintStillLife,
      paintForest,
      paintDunes,
      paintCity,
    ])
  return paint(canvas) + weather(part(canvas, 'weather'), paint) + vignette(canvas) + canvas.defs()
}

function weather(canvas: Canvas, paint: Painter) {
  const { has, width, height, unit, random, light, detail } = canvas
  if (paint === paintWindow || paint === paintStillLife) return ''
  if (has(/snow|winter|blizzard/)) {
    const flakes = Array.from({ length: Math.round(420 * detail) }, () => {
      const s = (random.next() ** 3 * 5.5 + 1) * unit
      return ovalPath(random.next() * width, random.next() * height, s, s)
    })
    return dots(random, light.sun, [0.25, 0.85], flakes)
  }
  if (!has(/rain|storm|monsoon/)) return ''
  const drops = Array.from({ length: Math.round(420 * detail) }, () => {
    const x = random.between(-0.05, 1.05) * width
    const y = random.between(-0.1, 1) * height
    const long = random.between(18, 62) * unit
    return line([
      [x, y],
      [x - long * 0.2, y + long],
    ])
  })
  return (
    panel(0, 0, width, height, light.sky[1], 'opacity=".14"') +
    shape(
      drops.join(''),
      'none',
      `stroke="${light.sun}" stroke-width="${1.3 * unit}" opacity=".28" stroke-linecap="round"`,
    )
  )
}

function vignette({ width, height, gradient, light }: Canvas) {
  const edge = light.near
  const fill = gradient('round', [edge, edge, edge, edge], [0, 0, 0.05, 0.42])
  return `<ellipse cx="${width / 2}" cy="${height / 2}" rx="${width * 0.86}" ry="${height * 0.86}" fill="${fill}"/>`
}
