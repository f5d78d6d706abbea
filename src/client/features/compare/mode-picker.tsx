import type { ViewerMode } from './viewer-item.ts'
import { isStacked, viewerModes } from './viewer-item.ts'

const modeNames: Record<ViewerMode, string> = {
  grid: 'Grid',
  single: 'Single',
  wipe: 'Wipe',
  overlay: 'Overlay',
  flicker: 'Flicker',
}

interface ModePickerProps {
  mode: ViewerMode
  count: number
  isNarrow: boolean
  onMode: (mode: ViewerMode) => void
}

export function ModePicker({ mode, count, isNarrow, onMode }: ModePickerProps) {
  const modes = viewerModes.filter(
    (candidate) => (count > 1 || !isStacked(candidate)) && !(isNarrow && candidate === 'grid'),
  )
  return (
    <fieldset
      aria-label="View"
      className="flex min-w-0 overflow-x-auto max-sm:w-full rounded-full bg-sunken p-0.5 text-sm [scrollbar-width:none]"
    >
      {modes.map((candidate) => (
        <button
          key={candidate}
          type="button"
          aria-pressed={candidate === mode}
          onClick={() => onMode(candidate)}
          className="h-8 flex-none pointer-coarse:h-10 rounded-full max-sm:flex-1 px-3 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--color-line-strong)]"
        >
          {modeNames[candidate]}
        </button>
      ))}
    </fieldset>
  )
}
