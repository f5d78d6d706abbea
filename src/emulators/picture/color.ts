type Lab = [lightness: number, a: number, b: number]

/** Mixes in Oklab, where halfway between two colours looks halfway. */
export function mix(from: string, to: string, share: number): string {
  const a = toLab(from)
  const b = toLab(to)
  return toHex([0, 1, 2].map((i) => (a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * share))
}

/** Turns the hue by degrees and moves the lightness. */
export function shift(color: string, degrees: number, lighter = 0, chroma = 1): string {
  const [l, a, b] = toLab(color)
  const angle = Math.atan2(b, a) + (degrees * Math.PI) / 180
  const reach = Math.hypot(a, b) * chroma
  return toHex([l + lighter, reach * Math.cos(angle), reach * Math.sin(angle)])
}

export const lightnessOf = (color: string) => toLab(color)[0]
export const chromaOf = (color: string) => Math.hypot(toLab(color)[1], toLab(color)[2])

/** Enough stops that a renderer which blends in sRGB shows no bands and no grey middle. */
export function stops(colors: string[], opacities: number[] = [], steps = 5): string {
  const last = (colors.length - 1) * steps
  return Array.from({ length: last + 1 }, (_, i) => {
    const from = Math.min(Math.floor(i / steps), colors.length - 2)
    const share = i / steps - from
    const color = mix(colors[from] ?? '#000000', colors[from + 1] ?? '#000000', share)
    const start = opacities[from] ?? 1
    const opacity = start + ((opacities[from + 1] ?? 1) - start) * share
    const alpha = opacity < 1 ? ` stop-opacity="${opacity.toFixed(3)}"` : ''
    return `<stop offset="${(i / last).toFixed(3)}" stop-color="${color}"${alpha}/>`
  }).join('')
}

function toLab(hex: string): Lab {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function toHex([lightness = 0, a = 0, b = 0]: number[]): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((value) => {
    const bounded = Math.min(1, Math.max(0, value))
    const coded = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${bytes.join('')}`
}
