import type { KeyboardEvent } from 'react'
import type { ZoomController } from '../../../lib/zoom-controller.ts'
import { pressZoomKey } from '../../../lib/zoom-keys.ts'

export interface DetailActionsByKey {
  zoom: ZoomController
  getFrame: () => Element | null
  onStep: (step: 1 | -1) => void
  onCompare: () => void
  onFullScreen: () => void
  onMap: () => void
  onDelete: () => void
  onShortcuts: () => void
}

/** True when the key had a meaning here; see `detailShortcuts`. */
export function pressDetailKey(
  event: KeyboardEvent,
  {
    zoom,
    getFrame,
    onStep,
    onCompare,
    onFullScreen,
    onMap,
    onDelete,
    onShortcuts,
  }: DetailActionsByKey,
): boolean {
  const { key, ctrlKey, metaKey, altKey, target, currentTarget } = event
  if (ctrlKey || metaKey || altKey || !(target instanceof Element)) return false
  // In React a key pressed in a dialog within this one comes by as well.
  if (target.closest('dialog') !== currentTarget) return false
  if (target.closest('textarea, select, input:not([type="range"]), [role="menu"]')) return false
  // A slider and a list to scroll have arrow keys of their own.
  if (key.startsWith('Arrow') && target.closest('input, [popover]')) return false
  const frame = getFrame()
  if (frame && pressZoomKey(event, zoom, frame)) return true
  switch (key) {
    case '1':
      zoom.showPixels(frame)
      return true
    case 'ArrowRight':
    case ']':
      onStep(1)
      return true
    case 'ArrowLeft':
    case '[':
      onStep(-1)
      return true
    case 'b':
      onCompare()
      return true
    case 'f':
      onFullScreen()
      return true
    case 'm':
      onMap()
      return true
    case 'Delete':
      // A key that is held would go on with the next ones.
      if (!event.repeat) onDelete()
      return true
    case '?':
      onShortcuts()
      return true
    default:
      return false
  }
}
