import type { AspectRatio } from '#shared/catalog.ts'
import { RatioRadio } from '../../ui/ratio-radio.tsx'
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
          <RatioRadio
            key={ratio}
            name="reframe-ratio"
            ratio={ratio}
            isChecked={value === ratio}
            onCheck={() => onChange(ratio)}
            size={16}
            className="h-14 pb-1.5"
          />
        ))}
      </div>
    </fieldset>
  )
}
