import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/client/styles.css', 'utf8')

type Rgb = [number, number, number]
const themes = ['light', 'dark'] as const

const tokens = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: rgbOf(light), dark: rgbOf(dark) }],
  ),
)

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function colour(name: string, theme: (typeof themes)[number]): Rgb {
  const token = tokens.get(name)
  if (!token) throw new Error(`There is no colour ${name}`)
  return token[theme]
}

/** A colour laid over another one, as in `bg-light/8`. */
const over = (top: Rgb, share: number, ground: Rgb) =>
  ground.map((value, i) => (top[i] ?? 0) * share + value * (1 - share)) as Rgb

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['page', 'panel', 'raised', 'sunken']
const words = ['ink', 'ink-2', 'ink-3', 'light', 'bad', 'good']
const hues = ['luma', 'fal', 'segmind', 'wavespeed']

describe.each(themes)('in the %s theme', (theme) => {
  const faint = (names: string[], ground: Rgb, least: number) =>
    names.filter((name) => contrast(colour(name, theme), ground) < least)

  it.each(grounds)('every word can be read on %s', (ground) => {
    expect(faint(words, colour(ground, theme), 4.5)).toEqual([])
  })

  it.each(grounds)('the dot and the outline of a provider are seen on %s', (ground) => {
    expect(faint(hues, colour(ground, theme), 3)).toEqual([])
  })

  it('the word on the one thing to do can be read', () => {
    expect(faint(['on-action'], colour('action', theme), 4.5)).toEqual([])
  })

  it('what is chosen can still be read on its tint', () => {
    const panel = colour('panel', theme)
    const tints = [
      ...hues.map((hue) => over(colour(hue, theme), 0.09, panel)),
      over(colour('light', theme), 0.14, panel),
      over(colour('ink', theme), 0.1, panel),
    ]
    for (const tint of tints) expect(faint(['ink', 'ink-2'], tint, 4.5)).toEqual([])
  })
})

it('knows every colour of the page', () => {
  const known = [...grounds, ...words, ...hues, 'line', 'line-strong', 'action', 'on-action']
  expect([...tokens.keys()].toSorted()).toEqual(known.toSorted())
})

it('sets every size of type from the scale', () => {
  const own = /text-\[\d[\w.]*\]/g
  // The public pages are written by the server, in the same style.
  const files = globSync('src/{client,server}/**/*.{ts,tsx}').filter(
    (file) => !file.includes('.test.'),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(
    files.flatMap(
      (file) =>
        readFileSync(file, 'utf8')
          .match(own)
          ?.map((it) => `${file}: ${it}`) ?? [],
    ),
  ).toEqual(['src/client/features/references/picture-input.tsx: text-[0]'])
})
