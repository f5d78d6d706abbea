import type { QueryClient } from '@tanstack/react-query'
import { navigate } from 'wouter/use-browser-location'
import { maxCompared, toggleCompared, useCompareTray } from '../../../lib/compare-tray.ts'
import { countOf } from '../../../lib/format.ts'
import { withGallery } from '../../../lib/gallery-address.ts'
import type { View } from '../../../lib/gallery-address.ts'
import { downloadUrl } from '../../../lib/download-url.ts'
import { isLetterKey, keyName } from '../../../lib/key-name.ts'
import { remix } from '../../../lib/remix.ts'
import { clearSelection, isSelecting, select, toggleSelected } from '../../../lib/selection.ts'
import { openShortcuts, useLetterKeys } from '../../../lib/shortcuts.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { dropToast, showToast, useToastStore } from '../../../ui/toasts.ts'
import { areWordsSelected, copyImage } from '../card/copy-image.ts'
import { orderedIds } from '../gallery/controls.ts'
import { currentGallery } from '../gallery/follow.ts'
import { createActs } from '../selection/acts.ts'
import { downloadArchive } from '../selection/archive.ts'
import { selectedInOrder } from '../selection/chosen.ts'
import { askToErase } from '../selection/erase-request.ts'
import { isTrashShown, listedById, withImage } from '../selection/listing.ts'
import { shareImages } from '../selection/share-images.ts'
import { focusTargetOf, idOfTile, isCovered, tileAt } from '../selection/tile.ts'
import { actOf } from './gallery-shortcuts.ts'
import type { GalleryAct } from './gallery-shortcuts.ts'
import { forgetGoal, move } from './moves.ts'
import { followFocus } from './tile-focus.ts'

const views: Record<string, View> = { 1: 'runs', 2: 'images', 3: 'list' }

/** Keys of the gallery: letters mean the tile that has the focus, or all that is selected while it has. */
export function startGalleryKeys(client: QueryClient): () => void {
  const acts = createActs(client)
  const controller = new AbortController()
  const { signal } = controller
  const stopFollowing = followFocus()

  /** False where the key means nothing, and is left to the browser. */
  function run(act: GalleryAct, key: string, tile: HTMLElement | null): boolean {
    const id = tile && idOfTile(tile)
    const ids = isSelecting() ? selectedInOrder() : id === null ? [] : [id]
    switch (act) {
      case 'selectAll':
        select(orderedIds())
        return true
      case 'clear':
        if (!isSelecting()) return false
        clearSelection()
        return true
      case 'undo':
        return undoLast()
      case 'delete':
        if (ids.length === 0) return false
        if (isTrashShown()) askToErase(ids)
        else void acts.remove(ids)
        return true
      default:
        break
    }
    // The others are for who stands on a tile.
    if (tile === null || id === null) return false
    const images = withImage(ids)
    switch (act) {
      case 'move':
        void move(id, key, false)
        return true
      case 'extend':
        void move(id, key.replace('Shift+', ''), true)
        return true
      case 'open':
        focusTargetOf(tile)?.click()
        return true
      case 'select':
        toggleSelected(id)
        return true
      case 'compare':
        compare(images)
        return true
      case 'favorite':
        if (images.length > 0) void acts.toggleFavorite(images)
        return true
      case 'download':
        download(images)
        return true
      case 'copy': {
        const image = imageOf(id)
        if (!image || areWordsSelected()) return false
        void copyImage(image)
        return true
      }
      case 'share':
        shareImages(images)
        return true
      case 'remix': {
        const listed = listedById().get(id)
        if (listed) remix(listed.run, id)
        return true
      }
      case 'view':
        navigate(withGallery('/', currentGallery()?.search ?? '', { view: views[key] ?? 'runs' }), {
          replace: true,
        })
        return true
    }
  }

  const imageOf = (id: string) => client.getQueryData(generationQuery(id).queryKey)?.image

  function download(images: readonly string[]) {
    const [only = ''] = images
    const image = images.length === 1 ? imageOf(only) : null
    if (!image) return downloadArchive(client, images, 'keep')
    const link = document.createElement('a')
    link.href = downloadUrl(image, only)
    link.download = ''
    link.click()
  }

  document.addEventListener(
    'keydown',
    (event) => {
      const { target } = event
      if (event.defaultPrevented || !(target instanceof Element) || isTyping(target)) return
      const name = keyName(event)
      if (name === null || (isLetterKey(name) && !useLetterKeys.getState().areOn)) return
      if (name === '?') openShortcuts()
      else {
        const act = isCovered() || isInMenu(target) ? undefined : actOf(name)
        const tile = tileAt(target)
        // A button in a tile is pressed by it.
        if (!act || (act === 'open' && target !== (tile && focusTargetOf(tile)))) return
        // A key that is held leads on, and does nothing twice: Delete would empty the gallery.
        const isDone = event.repeat && act !== 'move' && act !== 'extend'
        if (!isDone && !run(act, name, tile)) return
      }
      event.preventDefault()
    },
    { signal },
  )
  document.addEventListener('pointerdown', forgetGoal, { signal, passive: true })

  return () => {
    controller.abort()
    stopFollowing()
  }
}

function compare(images: readonly string[]) {
  const { ids } = useCompareTray.getState()
  const [only] = images
  if (only === undefined) return
  const isOut = images.every((id) => ids.includes(id))
  const changed = images.filter((id) => ids.includes(id) === isOut)
  const done = changed.filter((id) => toggleCompared(id))
  if (done.length < changed.length) showToast(`At most ${maxCompared} can be compared at once`)
  else if (isSelecting())
    showToast(`${countOf(done.length, 'image')} ${isOut ? 'taken out of' : 'added to'} compare`)
}

/** What is still told can be taken back, the last first. */
function undoLast(): boolean {
  const last = useToastStore.getState().toasts.findLast(({ action }) => action?.label === 'Undo')
  if (!last) return false
  dropToast(last.id)
  last.action?.run()
  return true
}

const isTyping = (target: Element) =>
  target.closest('input, textarea, select, [contenteditable]') !== null

const isInMenu = (target: Element) => target.closest('[popover]') !== null
