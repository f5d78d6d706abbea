import { isCovered, tileAt } from './tile.ts'

const pressMs = 450
/** A finger is never quite still. */
const slack = 10

/** A finger that rests on a tile. The click that follows, and the system's menu, are then part of it. */
export function followLongPress(signal: AbortSignal, onPress: (tile: HTMLElement) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let start = { x: 0, y: 0 }
  let isFinger = false
  let hasPressed = false

  const stop = () => clearTimeout(timer)

  function onDown({ pointerType, target, clientX: x, clientY: y }: PointerEvent) {
    stop()
    isFinger = pointerType === 'touch'
    hasPressed = false
    const tile = isFinger && !isCovered() ? tileAt(target) : null
    if (!tile) return
    start = { x, y }
    timer = setTimeout(() => {
      hasPressed = true
      onPress(tile)
    }, pressMs)
  }

  function onMove({ clientX, clientY }: PointerEvent) {
    if (Math.hypot(clientX - start.x, clientY - start.y) > slack) stop()
  }

  function keepAway(event: Event) {
    if (isFinger && tileAt(event.target)) event.preventDefault()
  }

  document.addEventListener('pointerdown', onDown, { signal, passive: true })
  document.addEventListener('pointermove', onMove, { signal, passive: true })
  for (const event of ['pointerup', 'pointercancel'])
    document.addEventListener(event, stop, { signal, passive: true })
  for (const event of ['contextmenu', 'dragstart'])
    document.addEventListener(event, keepAway, { signal })

  return {
    takesClick() {
      const isPart = hasPressed
      hasPressed = false
      return isPart
    },
  }
}
