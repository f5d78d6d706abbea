/** The keys of the large picture, in the order in which they are told. */
export const detailShortcuts: readonly { keys: string; does: string }[] = [
  { keys: '← →', does: 'Previous and next; an enlarged picture is moved instead' },
  { keys: '[ ]', does: 'Previous and next, enlarged or not' },
  { keys: '+ −', does: 'Zoom in and out' },
  { keys: '0', does: 'Show all of it' },
  { keys: '1 Z', does: 'Actual pixels' },
  { keys: 'B', does: 'Before and after, for a modified picture' },
  { keys: 'M', does: 'The map of an enlarged picture' },
  { keys: 'F', does: 'Full screen' },
  { keys: 'Ctrl/⌘ C', does: 'Copy the image' },
  { keys: 'Del', does: 'Move to the trash' },
  { keys: 'Esc', does: 'Back to the gallery' },
  { keys: '?', does: 'This list' },
]
