import {
  clearSelection,
  extendSelection,
  isSelecting,
  keepSelected,
  toggleSelected,
} from '../../../lib/selection.ts'
import { orderedIds } from '../gallery/controls.ts'
import { stage } from '../gallery/stage.ts'
import { followLongPress } from './long-press.ts'
import { startBand } from './rubber-band.ts'
import { focusTargetOf, idOfTile, isCovered, tileAt } from './tile.ts'

/** Selecting with mouse and finger: a click with a key, any click once something is selected, a long press, a frame. */
export function startPointing(): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const longPress = followLongPress(signal, (tile) => {
    if (!isSelecting()) toggleSelected(idOfTile(tile))
  })

  // Before the link in the tile hears of it.
  document.addEventListener(
    'click',
    (event) => {
      const tile = tileToSelect(event)
      if (!tile) return
      const isTaken = longPress.takesClick() || selectBy(event, tile)
      if (!isTaken) return
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true, signal },
  )

  document.addEventListener(
    'mousedown',
    (event) => {
      const tile = event.shiftKey && event.button === 0 ? tileToSelect(event) : null
      if (!tile) return
      // A range of tiles, not of words.
      event.preventDefault()
      focusTargetOf(tile)?.focus({ preventScroll: true })
    },
    { signal },
  )

  document.addEventListener('pointerdown', (event) => startBand(event), { signal })
  const stopFollowing = followListing()
  return () => {
    controller.abort()
    stopFollowing()
  }
}

function selectBy(event: MouseEvent, tile: HTMLElement): boolean {
  // Enter on a link is a click as well, and opens.
  if (event.detail === 0) return false
  if (event.shiftKey) extendSelection(orderedIds(), idOfTile(tile))
  else if (event.ctrlKey || event.metaKey || isSelecting()) toggleSelected(idOfTile(tile))
  else return false
  return true
}

/** What has a meaning of its own in a tile keeps it. */
function tileToSelect({ target }: Event): HTMLElement | null {
  const tile = tileAt(target)
  if (!tile || isCovered() || !(target instanceof Element)) return null
  return target.closest('button, [data-tool], a[download], [popover]') ? null : tile
}

/** Another list, another selection; and what is not listed any more is not meant. */
function followListing(): () => void {
  let { list } = stage
  function follow() {
    if (stage.list !== list) clearSelection()
    else if (isSelecting()) {
      const listed = new Set(orderedIds())
      keepSelected((id) => listed.has(id))
    }
    list = stage.list
  }
  stage.onSettled.add(follow)
  return () => stage.onSettled.delete(follow)
}
