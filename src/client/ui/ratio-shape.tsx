import type { AspectRatio } from '#shared/catalog.ts'
import { ratioOf } from '#shared/price.ts'

/** The frame itself, all of about the same area. A dashed square where nobody chose. */
export function RatioShape({ ratio, size = 15 }: { ratio: AspectRatio | null; size?: number }) {
  const shape = ratio === null ? 1 : ratioOf(ratio)
  return (
    <i
      aria-hidden
      className={`block flex-none rounded-[2px] border-[1.5px] border-current ${ratio === null ? 'border-dashed' : ''}`}
      style={{
        width: Math.round(size * Math.sqrt(shape)),
        height: Math.round(size / Math.sqrt(shape)),
      }}
    />
  )
}
