import type { LucideIcon } from 'lucide-react'

export const toolClass =
  'relative grid size-7 flex-none pointer-coarse:size-8 place-items-center rounded-full text-ink-3 transition-colors duration-150 hover:bg-sunken hover:text-ink aria-disabled:opacity-35 aria-disabled:hover:bg-transparent'

interface ToolButtonProps {
  label: string
  icon: LucideIcon
  /** It keeps the focus all the same: whoever moves a picture to the end is not thrown out. */
  isOff?: boolean
  className?: string
  onClick: () => void
}

export function ToolButton({ label, icon: Icon, isOff, className = '', onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onClick()
      }}
      className={`${toolClass} ${className}`}
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}
