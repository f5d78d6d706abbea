import { useState } from 'react'

const step = 0.05

export const formatWeight = (weight: number) => weight.toFixed(2)

interface WeightFieldProps {
  /** As in "image reference 2". */
  name: string
  value: number
  describedBy: string | undefined
  onChange: (weight: number) => void
}

/** A slider for the eye and a number for the hand; both take arrow keys. */
export function WeightField({ name, value, describedBy, onChange }: WeightFieldProps) {
  // What is being typed; it counts as soon as it is a weight.
  const [typed, setTyped] = useState<string | null>(null)

  function type(text: string) {
    setTyped(text)
    const weight = Number(text)
    if (text.trim() !== '' && weight >= 0 && weight <= 1) onChange(Math.round(weight * 100) / 100)
  }

  return (
    <div className="flex items-center gap-2.5">
      <input
        type="range"
        min={0}
        max={1}
        step={step}
        value={value}
        aria-label={`Weight of ${name}`}
        aria-describedby={describedBy}
        onChange={(event) => {
          setTyped(null)
          onChange(Number(event.target.value))
        }}
        className="h-6 min-w-0 flex-1 cursor-pointer accent-light"
      />
      <input
        type="number"
        min={0}
        max={1}
        step={step}
        value={typed ?? formatWeight(value)}
        aria-label={`Weight of ${name}, as a number`}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
        className="num h-7 w-[58px] rounded-sm border border-line-strong bg-transparent pl-2 text-ink"
      />
    </div>
  )
}
