import type { AspectRatio } from '#shared/catalog.ts'
import { RatioShape } from '../../ui/ratio-shape.tsx'
import { reframeRatios } from './reframe-geometry.ts'

interface ReframeRatiosProps {
  value: AspectRatio
  onChange: (value: AspectRatio) => void
}

export function ReframeRatios({ value, onChange }: ReframeRatiosProps) {
  return (
    <fieldset aria-label="Aspect ratio">
      <div className="grid grid-cols-7 gap-1 lg:grid-cols-4">
        {reframeRatios.map((ratio) => (
          <label
            key={ratio}
            className="relative flex h-14 flex-col items-center justify-end gap-1 rounded-md border border-transparent pb-1.5 text-ink-2 hover:bg-sunken has-checked:border-light has-checked:bg-light/8 has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-light"
          >
            <input
              type="radio"
              name="reframe-ratio"
              className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[inherit] opacity-0"
              checked={value === ratio}
              onChange={() => onChange(ratio)}
            />
            <span className="grid flex-1 place-items-center">
              <RatioShape ratio={ratio} size={16} />
            </span>
            <span className="num leading-none">{ratio}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
