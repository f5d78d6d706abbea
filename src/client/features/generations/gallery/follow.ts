import { insistOn, prefetch } from '../../../lib/lazy-part.tsx'
import { readPlace } from './place.ts'
import { clearStage, stage, tellSettled } from './stage.ts'
import type { GalleryState } from './use-gallery.ts'

// Where one was is known to the pixel only here.
history.scrollRestoration = 'manual'

const load = async () => (await import('./scroller.ts')).startScroller
prefetch(load)

let latest: GalleryState | undefined
let started: Promise<void> | undefined

/** What the gallery shows at the moment, for what scrolls it. */
export const currentGallery = () => latest

/** Called after each drawing: lets the part come that follows scrolling, when it is needed. */
export function followGallery(state: GalleryState) {
  latest = state
  const isShort = stage.stack.height < 2 * window.innerHeight && state.query.hasNextPage
  if (isShort || readPlace() !== undefined) void wantScroller()
  tellSettled()
}

export const wantScroller = () =>
  (started ??= insistOn(load).then((startScroller) => startScroller()))

// Who moves before the scroller is there is not to be carried back either.
for (const event of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
  window.addEventListener(event, () => (stage.target = null), { capture: true, passive: true })
window.addEventListener('scroll', () => void wantScroller(), { once: true, passive: true })

/** The gallery has left the page. */
export function leaveGallery() {
  latest = undefined
  clearStage()
}
