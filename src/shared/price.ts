import type { AspectRatio, JobKind, PriceRule, ProviderMode, Target } from './catalog.ts'

/**
 * Pixels of a picture in each ratio: Luma documents the first seven; for the four that only Segmind has,
 * about the same area is assumed.
 */
export const pixelSizes: Record<AspectRatio, readonly [width: number, height: number]> = {
  '1:1': [1536, 1536],
  '16:9': [2048, 1152],
  '9:16': [1152, 2048],
  '4:3': [1792, 1344],
  '3:4': [1344, 1792],
  '21:9': [2432, 1024],
  '9:21': [1024, 2432],
  '3:2': [1872, 1248],
  '2:3': [1248, 1872],
  '5:4': [1720, 1376],
  '4:5': [1376, 1720],
}

/** Width divided by height, to reserve a picture's place before it is there. */
export function ratioOf(aspectRatio: AspectRatio): number {
  const [width, height] = pixelSizes[aspectRatio]
  return width / height
}

/** US dollars for a picture of that many pixels. Sub-cent digits are kept; round only to show. */
export function priceOf(price: PriceRule, width: number, height: number): number {
  return price.per === 'image' ? price.usd : price.usd * ((width * height) / 1e6)
}

/** Sub-cent prices keep a third digit, since most of ours differ there. */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0'
  if (usd < 0.001) return '<$0.001'
  const digits = usd < 1 ? 3 : 2
  return `$${usd.toFixed(digits).replace(/(\.\d\d)0$/, '$1')}`
}

/** US dollars that one picture should cost before it exists; nothing in the sandbox. */
export function estimateUsd(
  target: Target,
  aspectRatio: AspectRatio | null,
  mode: ProviderMode,
  kind: JobKind = 'text',
): number {
  if (mode === 'sandbox') return 0
  const price = kind === 'modify' ? (target.modifyPrice ?? target.price) : target.price
  return priceOf(price, ...pixelSizes[aspectRatio ?? '16:9'])
}
