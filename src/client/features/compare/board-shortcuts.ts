import type { Shortcut } from '../../lib/shortcuts.ts'

/** The keys of the board, in the order in which they are told. */
export const boardShortcuts: readonly Shortcut[] = [
  { keys: '1 – 8', does: 'Pick as the best' },
  { keys: '← →', does: 'Previous and next; enlarged pictures are moved instead' },
  { keys: '[ ]', does: 'Previous and next, enlarged or not' },
  { keys: '+ −', does: 'Zoom all of them in and out' },
  { keys: '0', does: 'Show all of it' },
  { keys: 'P', does: 'Flicker: play and pause' },
  { keys: 'M', does: 'The map' },
  { keys: 'F', does: 'Full screen' },
  { keys: 'Esc', does: 'Back to the studio' },
]
