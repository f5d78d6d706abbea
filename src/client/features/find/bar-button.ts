/** Quiet until it is used. */
export const barButtonClass =
  'inline-flex h-9 flex-none items-center gap-1.5 rounded-full px-2.5 text-sm whitespace-nowrap text-ink-2 transition-colors duration-150 hover:bg-ink/6 hover:text-ink aria-pressed:bg-ink/8 aria-pressed:text-ink pointer-coarse:h-11'
