import type { ZoomController } from '../../lib/zoom-controller.ts'

const stepFactor = 1.4
const stepPx = 80

export interface BoardActions {
  zoom: ZoomController
  /** The frame that keys speak of. */
  getFrame: () => Element | null
  onStep: (step: 1 | -1) => void
  onPick: (index: number) => void
  onFullScreen: () => void
  onPause: () => void
}

export interface PressedKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** True when the key had a meaning here. Arrows move a picture that is enlarged, and step otherwise. */
export function pressKey(
  { key, ctrlKey, metaKey, altKey }: PressedKey,
  { zoom, getFrame, onStep, onPick, onFullScreen, onPause }: BoardActions,
): boolean {
  if (ctrlKey || metaKey || altKey) return false
  if (/^[1-8]$/.test(key)) {
    onPick(Number(key) - 1)
    return true
  }
  const arrow = arrows[key]
  if (arrow && zoom.getView().zoom > 1.001) {
    zoom.panBy({ x: -arrow.x * stepPx, y: -arrow.y * stepPx }, getFrame(), true)
    return true
  }
  switch (key) {
    case '+':
    case '=':
      zoom.zoomBy(stepFactor, getFrame(), undefined, true)
      return true
    case '-':
      zoom.zoomBy(1 / stepFactor, getFrame(), undefined, true)
      return true
    case '0':
      zoom.fit()
      return true
    case 'z':
      zoom.showPixels(getFrame())
      return true
    case 'f':
      onFullScreen()
      return true
    case 'p':
      onPause()
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

const arrows: Partial<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
