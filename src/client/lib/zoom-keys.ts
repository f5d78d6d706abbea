import type { ZoomController } from './zoom-controller.ts'

const stepFactor = 1.4
const stepPx = 80

export interface PressedKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** True when the key had a meaning here. Arrows move a picture that is enlarged, and are left to others otherwise. */
export function pressZoomKey({ key }: PressedKey, zoom: ZoomController, frame: Element | null) {
  const arrow = arrows[key]
  if (arrow && zoom.getView().zoom > 1.001) {
    zoom.panBy({ x: -arrow.x * stepPx, y: -arrow.y * stepPx }, frame, true)
    return true
  }
  switch (key) {
    case '+':
    case '=':
      zoom.zoomBy(stepFactor, frame, undefined, true)
      return true
    case '-':
      zoom.zoomBy(1 / stepFactor, frame, undefined, true)
      return true
    case '0':
      zoom.fit()
      return true
    case 'z':
      zoom.showPixels(frame)
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
