import { aspectRatios, providerIds, providerNames, targets } from '#shared/catalog.ts'
import type { AspectRatio } from '#shared/catalog.ts'
import { RatioShape } from '../../ui/ratio-shape.tsx'

const order: (AspectRatio | null)[] = [
  ...aspectRatios.toSorted((a, b) => toNumber(b) - toNumber(a)),
  null,
]

interface RatioOptionsProps {
  value: AspectRatio | null
  onChange: (value: AspectRatio | null) => void
}

export function RatioOptions({ value, onChange }: RatioOptionsProps) {
  return (
    <fieldset aria-label="Aspect ratio">
      <div className="grid grid-cols-3 gap-1.5 sm:grid-cols-4">
        {order.map((option) => (
          <label
            key={option}
            className="relative flex h-[88px] flex-col items-center justify-end gap-1 rounded-md border border-transparent pb-2 text-ink-2 hover:bg-sunken has-checked:border-light has-checked:bg-light/8 has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-light"
          >
            <input
              type="radio"
              name="aspect-ratio"
              className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[inherit] opacity-0"
              checked={value === option}
              onChange={() => onChange(option)}
            />
            <span className="grid flex-1 place-items-center">
              <RatioShape ratio={option} size={24} />
            </span>
            <span className="num leading-none">{option ?? 'Auto'}</span>
            <span className="text-[11px] leading-none text-ink-3">{limitOf(option)}</span>
          </label>
        ))}
      </div>
      <p className="mt-2.5 px-1 text-[12px] text-ink-3">
        Auto leaves it to each provider. WaveSpeed always chooses by itself.
      </p>
    </fieldset>
  )
}

/** Which providers cannot do it, in the fewest words. */
function limitOf(ratio: AspectRatio | null): string {
  if (ratio === null) return 'their default'
  const choosers = providerIds.filter((id) =>
    targets.some(({ provider, aspectRatios }) => provider === id && aspectRatios.length > 0),
  )
  const [able, unable] = [true, false].map((isAble) =>
    choosers.filter(
      (id) =>
        isAble ===
        targets.some((target) => target.provider === id && target.aspectRatios.includes(ratio)),
    ),
  )
  if (!able || !unable || unable.length === 0) return 'all'
  const names = (ids: typeof able) => ids.map((id) => providerNames[id]).join(', ')
  return unable.length === 1 ? `not ${names(unable)}` : `${names(able)} only`
}

function toNumber(ratio: AspectRatio): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}
