import { Check } from 'lucide-react'

interface PickButtonProps {
  number: number
  label: string
  isPicked: boolean
  onPick: () => void
}

/** Its number is the key that picks it. */
export const PickButton = ({ number, label, isPicked, onPick }: PickButtonProps) => (
  <button
    type="button"
    aria-pressed={isPicked}
    aria-label={`Pick ${number}, ${label}`}
    title={isPicked ? 'Picked: press again to take it back' : `Pick as the best (${number})`}
    onClick={onPick}
    className={`flex h-7 min-w-7 flex-none pointer-coarse:h-11 pointer-coarse:min-w-11 items-center justify-center gap-1.5 rounded-full px-2 text-xs focus-visible:outline-offset-0 ${isPicked ? 'bg-light font-[550] text-on-action' : 'bg-black/70 text-white hover:bg-black/85'}`}
  >
    {isPicked && (
      <>
        <Check size={13} /> <span className="max-sm:hidden @max-[220px]/frame:hidden">Picked</span>
      </>
    )}
    <span className="num text-inherit!">{number}</span>
  </button>
)
