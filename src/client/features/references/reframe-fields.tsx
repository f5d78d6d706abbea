import { useState } from 'react'
import type { AspectRatio } from '#shared/catalog.ts'
import { frameOf } from '#shared/frame.ts'
import { canvasOf, moved, scaled } from './reframe-geometry.ts'
import type { Placement } from './reframe-geometry.ts'

interface ReframeFieldsProps {
  placement: Placement
  ratio: AspectRatio
  onChange: (placement: Placement) => void
}

/** The same in figures: pixels of the canvas. */
export function ReframeFields({ placement, ratio, onChange }: ReframeFieldsProps) {
  const canvas = canvasOf(ratio)
  const { whole } = frameOf({ imageId: '', ...placement }, ratio)
  const pin: [number, number] = [placement.x, placement.y]
  return (
    <fieldset>
      <legend className="mb-2 flex w-full justify-between text-xs text-ink-3">
        Picture on the canvas
        <span className="num">
          {canvas.width} × {canvas.height} px
        </span>
      </legend>
      <div className="grid grid-cols-4 gap-2 lg:grid-cols-2">
        <PixelField
          label="Left"
          value={whole.x}
          onChange={(px) => onChange(moved(placement, px / canvas.width - placement.x, 0))}
        />
        <PixelField
          label="Top"
          value={whole.y}
          onChange={(px) => onChange(moved(placement, 0, px / canvas.height - placement.y))}
        />
        <PixelField
          label="Width"
          value={whole.width}
          onChange={(px) => onChange(scaled(placement, px / canvas.width / placement.width, pin))}
        />
        <PixelField
          label="Height"
          value={whole.height}
          onChange={(px) => onChange(scaled(placement, px / canvas.height / placement.height, pin))}
        />
      </div>
    </fieldset>
  )
}

interface PixelFieldProps {
  label: string
  value: number
  onChange: (px: number) => void
}

/** Takes a figure when it is complete: on Enter, on leaving, and at each press of an arrow. */
function PixelField({ label, value, onChange }: PixelFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)

  function take(text: string) {
    setTyped(null)
    const px = Math.round(Number(text))
    const isFigure = text.trim() !== '' && Number.isFinite(px)
    if (isFigure && px !== value && (px > 0 || label === 'Left' || label === 'Top')) onChange(px)
  }

  return (
    <label className="grid gap-1 text-xs text-ink-3">
      {label}
      <input
        type="text"
        inputMode="numeric"
        value={typed ?? String(value)}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => typed !== null && take(typed)}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (event.key === 'Enter') take(typed ?? String(value))
          if (step === undefined) return
          event.preventDefault()
          take(String(Number(typed ?? value) + step * (event.shiftKey ? 10 : 1)))
        }}
        className="num h-8 w-full min-w-0 rounded-md border border-line-strong bg-transparent px-2 text-ink"
      />
    </label>
  )
}
