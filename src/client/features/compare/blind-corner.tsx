import { Check } from 'lucide-react'

interface BlindCornerProps {
  letter: string
  choice: string | null | undefined
  onChoose: () => void
}

/** Its letter is the key that chooses it; afterwards, which one it was. */
export function BlindCorner({ letter, choice, onChoose }: BlindCornerProps) {
  if (choice === undefined)
    return (
      <button
        type="button"
        aria-label={`Best: ${letter}`}
        title={`Choose as the best (${letter})`}
        onClick={onChoose}
        className="flex h-7 flex-none items-center rounded-full pointer-coarse:h-11 pointer-coarse:px-4 bg-black/70 px-2.5 text-xs text-white hover:bg-black/85 focus-visible:outline-offset-0"
      >
        Best
      </button>
    )
  if (choice !== letter) return null
  return (
    <span className="flex h-7 flex-none items-center gap-1.5 rounded-full bg-light px-2.5 text-xs font-[550] text-on-action">
      <Check size={13} /> Your choice
    </span>
  )
}
