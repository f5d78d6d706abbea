import type { ZoomController } from './zoom-controller.ts'

/** A drag that begins before this is still a click. */
const slackPx = 4
const swipePx = 48

interface GestureOptions {
  /** A finger goes sideways over a picture that is shown whole. */
  onSwipe?: ((step: 1 | -1) => void) | undefined
}

/**
 * Wheel, pinch, drag and double click on everything in `stage`; frames carry `data-zoom-frame`. What is itself
 * pulled by one finger or the mouse carries `data-pull`: always, or with `whole` only until the picture is enlarged.
 */
export function attachZoomGestures(
  stage: HTMLElement,
  zoom: ZoomController,
  { onSwipe }: GestureOptions = {},
) {
  const controller = new AbortController()
  const { signal } = controller
  const pointers = new Map<number, { x: number; y: number }>()
  let started: { x: number; y: number } | undefined
  let isDragging = false
  let isPulled = false
  let isSwipable = false

  const isWhole = () => zoom.getView().zoom <= 1.001
  const pulls = (target: EventTarget | null) =>
    target instanceof Element &&
    target.closest(isWhole() ? '[data-pull]' : '[data-pull=""]') !== null
  const frameOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest('[data-zoom-frame]') : null

  function fromMiddle(frame: Element | null, x: number, y: number) {
    const { left, top, width, height } = (frame ?? stage).getBoundingClientRect()
    return { x: x - left - width / 2, y: y - top - height / 2 }
  }

  function onWheel(event: WheelEvent) {
    // Nothing to zoom out of: the wheel scrolls on to what is below.
    if (event.deltaY >= 0 && isWhole() && !event.ctrlKey) return
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1
    const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0022))
    const frame = frameOf(event.target)
    zoom.zoomBy(factor, frame, fromMiddle(frame, event.clientX, event.clientY))
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0 || isControl(event.target)) return
    if (pointers.size === 0) {
      started = { x: event.clientX, y: event.clientY }
      isPulled = pulls(event.target)
    }
    isDragging = pointers.size > 0
    isSwipable = pointers.size === 0 && !isPulled && event.pointerType !== 'mouse'
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }

  function onPointerMove(event: PointerEvent) {
    const before = pointers.get(event.pointerId)
    if (!before || !started) return
    const now = { x: event.clientX, y: event.clientY }
    if (isPulled && pointers.size === 1) return void pointers.set(event.pointerId, now)
    if (!isDragging) {
      if (Math.hypot(now.x - started.x, now.y - started.y) < slackPx) return
      isDragging = true
      stage.setPointerCapture(event.pointerId)
    }
    const [other] = Array.from(pointers).flatMap(([id, at]) => (id === event.pointerId ? [] : [at]))
    pointers.set(event.pointerId, now)
    const frame = frameOf(document.elementFromPoint(started.x, started.y))
    if (!other) return zoom.panBy({ x: now.x - before.x, y: now.y - before.y }, frame)

    const distance = Math.hypot(before.x - other.x, before.y - other.y)
    if (distance === 0) return
    const factor = Math.hypot(now.x - other.x, now.y - other.y) / distance
    const at = fromMiddle(frame, (now.x + other.x) / 2, (now.y + other.y) / 2)
    zoom.zoomBy(factor, frame, at)
    zoom.panBy({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 }, frame)
  }

  function onPointerEnd(event: PointerEvent) {
    if (!pointers.delete(event.pointerId) || pointers.size > 0 || !started) return
    const [x, y] = [event.clientX - started.x, event.clientY - started.y]
    const isSwipe = event.type === 'pointerup' && isSwipable && isWhole()
    if (isSwipe && Math.abs(x) > swipePx && Math.abs(x) > 1.5 * Math.abs(y))
      onSwipe?.(x < 0 ? 1 : -1)
    started = undefined
  }

  function onDoubleClick(event: MouseEvent) {
    if (isControl(event.target)) return
    const frame = frameOf(event.target)
    if (isWhole()) zoom.showPixels(frame, fromMiddle(frame, event.clientX, event.clientY))
    else zoom.fit()
  }

  // Two fingers, or one on an enlarged picture, are ours and not the page's.
  function onTouchMove(event: TouchEvent) {
    if ((event.touches.length > 1 || !isWhole()) && event.cancelable) event.preventDefault()
  }

  stage.addEventListener('wheel', onWheel, { signal, passive: false })
  stage.addEventListener('touchmove', onTouchMove, { signal, passive: false })
  stage.addEventListener('pointerdown', onPointerDown, { signal })
  stage.addEventListener('pointermove', onPointerMove, { signal })
  stage.addEventListener('pointerup', onPointerEnd, { signal })
  stage.addEventListener('pointercancel', onPointerEnd, { signal })
  stage.addEventListener('dblclick', onDoubleClick, { signal })
  return () => controller.abort()
}

const isControl = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('button, a, input, select, label, [data-map]') !== null
