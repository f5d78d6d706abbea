import type { Shortcut } from '../../../lib/shortcuts.ts'

export interface GalleryShortcut extends Shortcut {
  act: GalleryAct
  /** Key names, see lib/key-name.ts. */
  on: readonly string[]
}

/** Those that work without the focus on an image need no more than a selection, or nothing. */
export type GalleryAct =
  | 'move'
  | 'extend'
  | 'open'
  | 'select'
  | 'selectAll'
  | 'clear'
  | 'undo'
  | 'compare'
  | 'favorite'
  | 'download'
  | 'copy'
  | 'share'
  | 'remix'
  | 'delete'
  | 'view'

/** Every key of the gallery: what is told, and what is done. */
export const galleryShortcuts: readonly GalleryShortcut[] = [
  {
    act: 'move',
    on: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
    keys: '← → ↑ ↓ Home End',
    does: 'Move through the images',
  },
  { act: 'open', on: [' '], keys: 'Space Enter', does: 'Open it large' },
  { act: 'select', on: ['x'], keys: 'X', does: 'Select it, or not any more' },
  {
    act: 'extend',
    on: [
      'Shift+ArrowLeft',
      'Shift+ArrowRight',
      'Shift+ArrowUp',
      'Shift+ArrowDown',
      'Shift+Home',
      'Shift+End',
    ],
    keys: 'Shift ← → ↑ ↓',
    does: 'Select all on the way',
  },
  { act: 'selectAll', on: ['Mod+a'], keys: 'Ctrl/⌘ A', does: 'Select all that is loaded' },
  { act: 'clear', on: ['Escape'], keys: 'Esc', does: 'Select nothing' },
  { act: 'compare', on: ['c'], keys: 'C', does: 'Add to compare, or take out' },
  { act: 'favorite', on: ['f'], keys: 'F', does: 'Favourite, or not any more' },
  { act: 'download', on: ['d'], keys: 'D', does: 'Download' },
  { act: 'copy', on: ['Mod+c'], keys: 'Ctrl/⌘ C', does: 'Copy the image' },
  { act: 'share', on: ['s'], keys: 'S', does: 'Share' },
  { act: 'remix', on: ['r'], keys: 'R', does: 'Remix' },
  { act: 'delete', on: ['Delete', 'Backspace'], keys: 'Del ⌫', does: 'Move to the trash' },
  { act: 'undo', on: ['Mod+z'], keys: 'Ctrl/⌘ Z', does: 'Undo what was just done' },
  { act: 'view', on: ['1', '2', '3'], keys: '1 2 3', does: 'As runs, images or a list' },
]

export const actOf = (name: string) => galleryShortcuts.find(({ on }) => on.includes(name))?.act
