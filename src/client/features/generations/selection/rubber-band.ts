import { clearSelection, select, useSelectionStore } from '../../../lib/selection.ts'
import { stage } from '../gallery/stage.ts'
import { bandBetween, edgeSpeed, touches } from './band-geometry.ts'
import type { Box, Point } from './band-geometry.ts'
import { drawnTiles, idOfTile, isCovered } from './tile.ts'

/** Less is a click. */
const threshold = 6

/** A frame that is pulled over tiles from empty ground; near the edges of the window it scrolls. */
export function startBand(event: PointerEvent) {
  const { container } = stage
  if (!container || !isEmptyGround(event, container)) return
  const isAdded = event.shiftKey || event.ctrlKey || event.metaKey
  const before = isAdded ? useSelectionStore.getState().ids : new Set<string>()
  // In the gallery's own measure, which scrolling leaves as it is.
  const start = pointIn(container, event)
  const boxes = new Map<string, Box>()
  const controller = new AbortController()
  const { signal } = controller
  let pointer = { x: event.clientX, y: event.clientY }
  let frame: HTMLElement | null = null
  let request = 0

  function draw() {
    request = 0
    if (!container?.isConnected) return end()
    const at = pointIn(container, { clientX: pointer.x, clientY: pointer.y })
    const band = bandBetween(start, at)
    if (!frame) {
      if (Math.hypot(band.width, band.height) < threshold) return
      frame = makeFrame(container)
    }
    placeFrame(frame, band)
    // What has left the page in the meantime keeps its place.
    for (const tile of drawnTiles()) boxes.set(idOfTile(tile), boxIn(container, tile))
    const met = Array.from(boxes).filter(([, box]) => touches(box, band))
    select([...before, ...met.map(([id]) => id)])
    const speed = edgeSpeed(pointer.y, window.innerHeight)
    if (speed !== 0) {
      window.scrollBy(0, speed)
      request = requestAnimationFrame(draw)
    }
  }

  function onMove({ clientX, clientY }: PointerEvent) {
    pointer = { x: clientX, y: clientY }
    request ||= requestAnimationFrame(draw)
  }

  function end() {
    controller.abort()
    cancelAnimationFrame(request)
    frame?.remove()
  }

  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener(
    'pointerup',
    () => {
      if (!frame && !isAdded) clearSelection()
      end()
    },
    { signal },
  )
  for (const name of ['pointercancel', 'blur']) window.addEventListener(name, end, { signal })
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal })
  // The frame is for tiles, not for words.
  document.addEventListener('selectstart', (it) => it.preventDefault(), { signal })
}

/** Beside and between tiles: no control, no words, no scroll bar. */
function isEmptyGround(
  { target, button, pointerType, clientX, clientY }: PointerEvent,
  container: HTMLElement,
): boolean {
  if (button !== 0 || pointerType !== 'mouse' || isCovered()) return false
  if (!(target instanceof Element) || clientX >= document.documentElement.clientWidth) return false
  if (clientY < container.getBoundingClientRect().top) return false
  const isGround = container.contains(target) || target.contains(container)
  const hasWords = Array.from(target.childNodes).some(
    (node) => node instanceof Text && node.data.trim() !== '',
  )
  return isGround && !hasWords && !target.closest('[data-tile], button, a, input, [popover]')
}

const pointIn = (
  container: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): Point => {
  const { left, top } = container.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

function boxIn(container: HTMLElement, tile: HTMLElement): Box {
  const { left, top, width, height } = tile.getBoundingClientRect()
  const { x, y } = pointIn(container, { clientX: left, clientY: top })
  return { x, y, width, height }
}

function makeFrame(container: HTMLElement): HTMLElement {
  const frame = document.createElement('div')
  frame.className =
    'pointer-events-none absolute top-0 left-0 z-5 rounded-sm border border-light bg-light/15'
  container.append(frame)
  return frame
}

function placeFrame({ style }: HTMLElement, { x, y, width, height }: Box) {
  style.translate = `${x}px ${y}px`
  style.width = `${width}px`
  style.height = `${height}px`
}
