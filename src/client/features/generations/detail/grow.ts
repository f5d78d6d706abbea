import { fitIn } from '../../../lib/zoom-math.ts'
import { cardPictureOf } from './gallery-card.ts'

const growMs = 180
const easing = 'cubic-bezier(0.2, 0.7, 0.2, 1)'

/** The picture grows from its card into its place in the dialog. Returns what ends it early. */
export function growFromCard(id: string, dialog: HTMLElement): () => void {
  const card = cardPictureOf(id)
  const frame = dialog.querySelector<HTMLElement>('[data-zoom-frame]')
  if (!card || !frame || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {}
  const from = card.getBoundingClientRect()
  if (from.bottom < 0 || from.top > window.innerHeight) return () => {}

  const to = placeIn(frame, card)
  const ghost = new Image()
  ghost.src = card.currentSrc
  ghost.alt = ''
  ghost.decoding = 'sync'
  Object.assign(ghost.style, {
    position: 'fixed',
    left: `${to.left}px`,
    top: `${to.top}px`,
    width: `${to.width}px`,
    height: `${to.height}px`,
    maxWidth: 'none',
    transformOrigin: 'top left',
    pointerEvents: 'none',
    zIndex: '5',
  })
  dialog.append(ghost)

  // A card may show less than all of it.
  const scale = Math.max(from.width / to.width, from.height / to.height)
  const cut = {
    x: (to.width - from.width / scale) / 2,
    y: (to.height - from.height / scale) / 2,
  }
  const move = { x: from.left - to.left - cut.x * scale, y: from.top - to.top - cut.y * scale }
  const start = {
    transform: `translate(${move.x}px, ${move.y}px) scale(${scale})`,
    clipPath: `inset(${cut.y}px ${cut.x}px)`,
  }
  const growing = ghost.animate([start, { transform: 'none', clipPath: 'inset(0px 0px)' }], {
    duration: growMs,
    easing,
  })
  const waiting = frame.animate([{ opacity: 0 }, { opacity: 0 }], growMs)
  const end = () => {
    growing.cancel()
    waiting.cancel()
    ghost.remove()
  }
  growing.addEventListener('finish', end)
  return end
}

function placeIn(frame: HTMLElement, card: HTMLImageElement) {
  const { left, top, width, height } = frame.getBoundingClientRect()
  const picture = { width: card.naturalWidth, height: card.naturalHeight }
  const fit = fitIn({ picture, frame: { width, height } })
  return { left: left + (width - fit.width) / 2, top: top + (height - fit.height) / 2, ...fit }
}
