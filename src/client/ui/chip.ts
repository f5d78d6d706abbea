export const chipClass =
  'inline-flex h-[34px] items-center gap-2 rounded-full border border-line bg-panel px-3 text-ink-2 transition-colors duration-150 hover:border-line-strong hover:text-ink'
