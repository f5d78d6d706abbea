import type { Crop } from './crop-frame.ts'

const sliders = [
  { part: 'size', label: 'Size', min: 0.1 },
  { part: 'x', label: 'Left to right', min: 0 },
  { part: 'y', label: 'Top to bottom', min: 0 },
] as const

/** All that dragging does, for the keyboard; and more exactly. */
export function CropSliders({ crop, onChange }: { crop: Crop; onChange: (crop: Crop) => void }) {
  return (
    <div className="mt-3 grid gap-x-5 gap-y-1 sm:grid-cols-3">
      {sliders.map(({ part, label, min }) => (
        <label key={part} className="flex items-center gap-2.5 text-sm text-ink-2">
          <span className="flex-none">{label}</span>
          <input
            type="range"
            min={min}
            max={1}
            step={0.01}
            value={crop[part]}
            onChange={(event) => onChange({ ...crop, [part]: Number(event.target.value) })}
            className="h-6 min-w-0 flex-1 accent-light"
          />
        </label>
      ))}
    </div>
  )
}
