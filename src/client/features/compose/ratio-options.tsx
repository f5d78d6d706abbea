import { aspectRatios, providerIds, providerNames, targets } from '#shared/catalog.ts'
import type { AspectRatio } from '#shared/catalog.ts'
import { RatioRadio } from '../../ui/ratio-radio.tsx'

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
          <RatioRadio
            key={option}
            name="aspect-ratio"
            ratio={option}
            isChecked={value === option}
            onCheck={() => onChange(option)}
            size={24}
            className="h-[88px] pb-2"
          >
            <span className="text-xs leading-none text-ink-3">{limitOf(option)}</span>
          </RatioRadio>
        ))}
      </div>
      <p className="mt-2.5 px-1 text-xs text-ink-3">
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
