import { focusGallery } from '../../../lib/focus-gallery.ts'
import { useSelectionStore } from '../../../lib/selection.ts'
import { orderedIds, scrollToId } from '../gallery/controls.ts'
import { headRoom, stage } from '../gallery/stage.ts'
import { drawnTiles, focusTargetOf, idOfTile, isCovered, tileAt } from '../selection/tile.ts'

/** What stands at the foot of the window over the gallery. */
const footRoom = 88
const restMs = 150

const place = {
  /** The one tile that Tab leads to. */
  id: null as string | null,
  /** Whether the keys are the gallery's: then they stay, whatever comes and goes. */
  isHeld: false,
  /** The gallery's heading has the focus: it may go, and another come. */
  isAtHead: false,
  /** It is to have the focus as soon as it is drawn: cards take turns. */
  isSought: false,
  /** What had the focus was told that it goes; what gets it was not told yet. */
  isPassing: false,
  /** Only keys may scroll: under a mouse that is pressed nothing moves. */
  isByKeys: false,
  /** As it was shown last, to know what stood beside one that went. */
  order: [] as readonly string[],
}

export const focusedId = () => place.id

const drawn = (id: string) => drawnTiles().find((tile) => idOfTile(tile) === id)

/** Brings it onto the page first, if need be. */
export async function focusTile(id: string) {
  place.id = id
  place.isHeld = true
  place.isSought = true
  if (!drawn(id)) await scrollToId(id)
  settleFocus()
}

/** What has to wait until it is drawn is done with the next drawing. */
function settleFocus() {
  const tile = place.id === null ? undefined : drawn(place.id)
  makeOneStop(place.id)
  if (!tile || !place.isHeld) return
  const target = focusTargetOf(tile)
  if (!target) return
  place.isSought = false
  target.focus({ preventScroll: true })
  if (place.isByKeys) reveal(tile)
}

/** Not under the slim form, nor under what stands at the foot. */
export function reveal(tile: HTMLElement) {
  const { top, bottom } = tile.getBoundingClientRect()
  const low = window.innerHeight - footRoom
  if (top < headRoom || bottom - top > low - headRoom) window.scrollBy(0, top - headRoom)
  else if (bottom > low) window.scrollBy(0, bottom - low)
}

/** Tab leads to one tile, with its tools, and past all others. */
function makeOneStop(id: string | null) {
  for (const tile of drawnTiles()) {
    const isStop = idOfTile(tile) === id
    const before = isStop ? '[data-passed]' : ':is(a, button):not([tabindex="-1"])'
    for (const element of tile.querySelectorAll<HTMLElement>(before)) {
      if (isStop) {
        element.removeAttribute('tabindex')
        delete element.dataset.passed
      } else {
        element.tabIndex = -1
        element.dataset.passed = ''
      }
    }
  }
}

function hold(tile: HTMLElement) {
  place.isHeld = true
  place.id = idOfTile(tile)
  makeOneStop(place.id)
}

/** The focus is where nothing is: what had it has gone. */
const isNowhere = () => document.activeElement === document.body || !document.activeElement

/** Keeps the focus in the gallery while cards come, change and go, and one tile in the order of Tab. */
export function followFocus(): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const observer = new MutationObserver(followSoon)
  let observed: HTMLElement | null = null
  let soon: ReturnType<typeof setTimeout> | undefined

  /** Who scrolls with the mouse needs it at the next key only: to look where tiles stand takes time. */
  function followSoon() {
    clearTimeout(soon)
    soon = undefined
    if (place.isHeld) follow()
    else soon = setTimeout(follow, restMs)
  }

  function follow() {
    clearTimeout(soon)
    soon = undefined
    const order = orderedIds()
    place.id = standIn(order)
    place.order = order
    makeOneStop(place.id)
    if (place.isSought) settleFocus()
    if (!isNowhere() || place.isPassing || isCovered()) return
    if (place.isHeld && place.id !== null) void focusTile(place.id)
    else if (place.isHeld || place.isAtHead) focusGallery()
  }

  function onSettled() {
    if (stage.container !== observed) {
      observer.disconnect()
      observed = stage.container
      if (observed) observer.observe(observed, { childList: true, subtree: true })
    }
    followSoon()
  }

  document.addEventListener(
    'focusin',
    ({ target }) => {
      place.isPassing = false
      place.isAtHead = target instanceof Element && target.id === 'gallery-title'
      const tile = tileAt(target)
      if (tile) hold(tile)
      else if (!isForTiles(target)) place.isHeld = false
    },
    { signal },
  )
  // Before what hides with the focus is taken away: in between the focus is nowhere, and not ours to give. A press that
  // cannot have it begins no drag either.
  document.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (!relatedTarget) return
      place.isPassing = true
      // What was to get it may be gone before it does.
      setTimeout(() => (place.isPassing = false))
      if (!isForTiles(relatedTarget)) place.isHeld = false
    },
    { capture: true, signal },
  )
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      place.isByKeys = false
      place.isAtHead = false
      if (!tileAt(target) && !isInBar(target)) place.isHeld = false
    },
    { capture: true, signal },
  )
  document.addEventListener(
    'keydown',
    () => {
      place.isByKeys = true
      if (soon !== undefined) follow()
    },
    { capture: true, signal },
  )
  // All this comes with the first move, which may have led to a tile.
  const first = tileAt(document.activeElement)
  if (first) hold(first)
  stage.onSettled.add(onSettled)
  onSettled()
  // The bar goes with the selection, and the focus may have been in it.
  const unsubscribe = useSelectionStore.subscribe(({ ids }) => {
    if (ids.size === 0) setTimeout(follow)
  })
  return () => {
    controller.abort()
    clearTimeout(soon)
    observer.disconnect()
    unsubscribe()
    stage.onSettled.delete(onSettled)
  }
}

const isInBar = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[data-acts]') !== null

/** What is done there is done with tiles: the bar goes when it is done, and so does what lies over the gallery. */
const isForTiles = (target: EventTarget | null) => isInBar(target) || isCovered()

/** The same as before; if it is gone, who stood beside it; if nobody is drawn, who is in sight. */
function standIn(order: readonly string[]): string | null {
  const { id, order: before, isHeld } = place
  const listed = new Set(order)
  if (id !== null && listed.has(id) && (isHeld || drawn(id))) return id
  const at = id === null ? -1 : before.indexOf(id)
  if (at !== -1 && id !== null && !listed.has(id)) {
    const beside =
      before.slice(at).find((it) => listed.has(it)) ??
      before.slice(0, at).findLast((it) => listed.has(it))
    if (beside !== undefined) return beside
  }
  const inSight = drawnTiles().find((tile) => tile.getBoundingClientRect().bottom > headRoom)
  return inSight ? idOfTile(inSight) : null
}
