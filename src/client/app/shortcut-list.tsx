import { boardShortcuts } from '../features/compare/board-shortcuts.ts'
import { detailShortcuts } from '../features/generations/detail/detail-shortcuts.ts'
import { galleryShortcuts } from '../features/generations/keys/gallery-shortcuts.ts'
import { ShortcutDialog } from '../features/shortcuts/shortcut-dialog.tsx'
import { studioShortcuts } from '../features/shortcuts/studio-shortcuts.ts'

const groups = [
  { place: 'Studio', shortcuts: studioShortcuts },
  {
    place: 'Gallery: the image with the focus, or all that is selected',
    shortcuts: galleryShortcuts,
  },
  { place: 'Large picture', shortcuts: detailShortcuts },
  { place: 'Compare', shortcuts: boardShortcuts },
]

export const ShortcutList = () => <ShortcutDialog groups={groups} />
