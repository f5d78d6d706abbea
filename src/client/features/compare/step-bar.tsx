import { ChevronLeft, ChevronRight } from 'lucide-react'

const buttonClass =
  'grid size-8 place-items-center rounded-full pointer-coarse:size-11 hover:bg-white/15 focus-visible:outline-offset-0'

interface StepBarProps {
  place: number
  count: number
  onStep: (step: 1 | -1) => void
}

export const StepBar = ({ place, count, onStep }: StepBarProps) => (
  <fieldset aria-label="Picture" className="flex items-center rounded-full bg-black/65">
    <button type="button" aria-label="Previous" onClick={() => onStep(-1)} className={buttonClass}>
      <ChevronLeft size={15} />
    </button>
    <span aria-live="polite" className="num min-w-10 text-center text-white">
      {place} / {count}
    </span>
    <button type="button" aria-label="Next" onClick={() => onStep(1)} className={buttonClass}>
      <ChevronRight size={15} />
    </button>
  </fieldset>
)
