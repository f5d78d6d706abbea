import type { ZoomController } from '../../lib/zoom-controller.ts'
import { pressZoomKey } from '../../lib/zoom-keys.ts'
import type { PressedKey } from '../../lib/zoom-keys.ts'

export interface BoardActions {
  zoom: ZoomController
  /** The frame that keys speak of. */
  getFrame: () => Element | null
  onStep: (step: 1 | -1) => void
  onPick: (index: number) => void
  onFullScreen: () => void
  onPause: () => void
  onMap: () => void
}

/** True when the key had a meaning here. Arrows move a picture that is enlarged, and step otherwise. */
export function pressKey(
  pressed: PressedKey,
  { zoom, getFrame, onStep, onPick, onFullScreen, onPause, onMap }: BoardActions,
): boolean {
  const { key, ctrlKey, metaKey, altKey } = pressed
  if (ctrlKey || metaKey || altKey) return false
  if (/^[1-8]$/.test(key)) {
    onPick(Number(key) - 1)
    return true
  }
  if (pressZoomKey(pressed, zoom, getFrame())) return true
  switch (key) {
    case 'f':
      onFullScreen()
      return true
    case 'p':
      onPause()
      return true
    case 'm':
      onMap()
      return true
    case ']':
    case 'ArrowRight':
      onStep(1)
      return true
    case '[':
    case 'ArrowLeft':
      onStep(-1)
      return true
    default:
      return false
  }
}
