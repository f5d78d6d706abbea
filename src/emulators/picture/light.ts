import type { ModelName, ProviderName } from '../job.ts'
import { mix, shift } from './color.ts'

export type Mood = 'day' | 'warm' | 'night'

/** The colours of one hour of the day; a scene is painted with nothing else. */
export interface Light {
  /** From the zenith down to the horizon. */
  sky: [string, string, string, string]
  sun: string
  glow: string
  far: string
  near: string
  mist: string
  accent: string
  /** 0 on the horizon, 1 at the zenith. */
  sunHeight: number
  isNight: boolean
}

export type Style = Omit<Light, 'sunHeight' | 'isNight'>

type Row = [
  sky: [string, string, string, string],
  sun: string,
  glow: string,
  far: string,
  near: string,
  mist: string,
  accent: string,
  sunHeight: number,
]

const lights: Record<Mood, Record<ProviderName, Row>> = {
  warm: {
    luma: [
      ['#34507e', '#8b86a6', '#f0a878', '#ffdca6'],
      '#fff8e2',
      '#ffcf85',
      '#b98a86',
      '#241d33',
      '#f5cba3',
      '#ffb54d',
      0.2,
    ],
    fal: [
      ['#221a48', '#6a3b7d', '#e0667c', '#ffb48e'],
      '#fff2e4',
      '#ff977e',
      '#95567f',
      '#170f2e',
      '#e68c92',
      '#ff8368',
      0.08,
    ],
    segmind: [
      ['#5f8fa8', '#a9c4c6', '#f6d0b6', '#ffeed8'],
      '#fffdf4',
      '#ffe6b8',
      '#8fb0b1',
      '#1c3c45',
      '#f3decb',
      '#ee8a5c',
      0.36,
    ],
    wavespeed: [
      ['#192546', '#55456f', '#d5705a', '#ffc676'],
      '#fff4d4',
      '#ffa552',
      '#785878',
      '#111528',
      '#de9669',
      '#ffd166',
      0.12,
    ],
  },
  day: {
    luma: [
      ['#2f6cab', '#70a8d5', '#bcdaea', '#f6f1e0'],
      '#ffffff',
      '#fff6d6',
      '#9cb9ca',
      '#193a33',
      '#e2ebe8',
      '#f2b441',
      0.62,
    ],
    fal: [
      ['#6673bd', '#a69ed3', '#e8c5d6', '#fdeadc'],
      '#fffaf4',
      '#ffe6da',
      '#a79cc5',
      '#332852',
      '#eed9e1',
      '#ff8a7a',
      0.42,
    ],
    segmind: [
      ['#1b7888', '#60b1af', '#c1e2d0', '#f8f4d8'],
      '#fffef0',
      '#fffbd6',
      '#8cbfaf',
      '#0e352f',
      '#deeeda',
      '#f28f4b',
      0.74,
    ],
    wavespeed: [
      ['#3f556c', '#7d94a6', '#bac7cd', '#ece7db'],
      '#fffdf6',
      '#fff8e8',
      '#92a3ae',
      '#1c2935',
      '#d8dcdb',
      '#e0a458',
      0.5,
    ],
  },
  night: {
    luma: [
      ['#060a20', '#131c48', '#2f4082', '#7a89bf'],
      '#fdf7e6',
      '#b3c1ff',
      '#37467f',
      '#060919',
      '#5c6dab',
      '#ffcb7b',
      0.6,
    ],
    fal: [
      ['#0c051e', '#2a0f50', '#6b2582', '#d65a83'],
      '#ffeaf3',
      '#ff92d3',
      '#4e2472',
      '#0a0416',
      '#8d3f8a',
      '#ff74b5',
      0.44,
    ],
    segmind: [
      ['#031217', '#07303a', '#12626c', '#5dab9d'],
      '#f5fff8',
      '#93ffdb',
      '#17545a',
      '#030d12',
      '#307c7a',
      '#ffe08a',
      0.7,
    ],
    wavespeed: [
      ['#04070e', '#111f39', '#35476c', '#d09060'],
      '#fff4df',
      '#ffd190',
      '#2c3d5e',
      '#04060c',
      '#6e6f83',
      '#ffb347',
      0.5,
    ],
  },
}

export function lightOf(mood: Mood, provider: ProviderName, model: ModelName): Light {
  const [sky, sun, glow, far, near, mist, accent, sunHeight] = lights[mood][provider]
  const light = { sky, sun, glow, far, near, mist, accent, sunHeight, isNight: mood === 'night' }
  return model === 'photon-flash' ? quicker(light) : light
}

/** As a style reference asks: its colours, as far as its weight goes. */
export function blendLights(light: Light, style: Style, weight: number): Light {
  const share = Math.min(1, Math.max(0, weight))
  const toward = (from: string, to: string) => mix(from, to, share)
  return {
    ...light,
    sky: [
      toward(light.sky[0], style.sky[0]),
      toward(light.sky[1], style.sky[1]),
      toward(light.sky[2], style.sky[2]),
      toward(light.sky[3], style.sky[3]),
    ],
    sun: toward(light.sun, style.sun),
    glow: toward(light.glow, style.glow),
    far: toward(light.far, style.far),
    near: toward(light.near, style.near),
    mist: toward(light.mist, style.mist),
    accent: toward(light.accent, style.accent),
  }
}

/** The quick model sees the same hour a little later and through more haze. */
function quicker(light: Light): Light {
  const turn = (color: string) => shift(color, -16, 0.015, 0.9)
  const [a, b, c, d] = light.sky
  const far = mix(turn(light.far), light.mist, 0.15)
  return {
    ...light,
    sky: [turn(a), turn(b), turn(c), turn(d)],
    glow: turn(light.glow),
    mist: turn(light.mist),
    accent: turn(light.accent),
    far,
    near: mix(turn(light.near), far, 0.16),
    sunHeight: light.sunHeight * 0.75 + 0.02,
  }
}
