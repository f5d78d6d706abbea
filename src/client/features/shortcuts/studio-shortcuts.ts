import type { Shortcut } from '../../lib/shortcuts.ts'

/** Keys that work wherever one is in the studio. */
export const studioShortcuts: readonly Shortcut[] = [
  { keys: 'Ctrl/⌘ Enter', does: 'Generate, from the form' },
  { keys: '/', does: 'Search' },
  { keys: '?', does: 'This list' },
]
