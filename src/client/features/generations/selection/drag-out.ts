import type { QueryClient } from '@tanstack/react-query'
import { titleOf } from '../../../lib/run-title.ts'
import { useSelectionStore } from '../../../lib/selection.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { originalOf } from '../../../queries/original-file.ts'
import { showToast } from '../../../ui/toasts.ts'
import { downloadArchive } from './archive.ts'
import { selectedInOrder } from './chosen.ts'
import { fillDrag } from './drag-data.ts'
import type { DraggedPicture } from './drag-data.ts'
import { showDragImage } from './drag-image.ts'
import { listedById } from './listing.ts'
import { idOfTile, tileAt } from './tile.ts'

/** A picture that is dragged out of the gallery is the full-size file, wherever it is let go; one that is selected brings the others. */
export function startDraggingOut(client: QueryClient): () => void {
  const controller = new AbortController()
  const { signal } = controller
  /** What was pressed last. A drag has to carry its file from the start, so it is fetched at the press. */
  let ready: { id: string; file?: Blob } | null = null
  /** Several that are on their way, and have not been let go over our own page. */
  let carried: string[] = []

  function pictureOf(id: string): DraggedPicture | null {
    const generation = client.getQueryData(generationQuery(id).queryKey)
    const run = listedById().get(id)?.run
    return generation?.image && run
      ? { generation, image: generation.image, title: titleOf(run) }
      : null
  }

  function pressed(target: EventTarget | null) {
    const isPicture = target instanceof Element && target.closest('[data-generation]') !== null
    const tile = isPicture ? tileAt(target) : null
    return tile && pictureOf(idOfTile(tile))
  }

  function alongWith(picture: DraggedPicture): DraggedPicture[] {
    const isSelected = useSelectionStore.getState().ids.has(picture.generation.id)
    return isSelected ? selectedInOrder().flatMap((id) => pictureOf(id) ?? []) : [picture]
  }

  document.addEventListener(
    'pointerdown',
    ({ target, pointerType, button }) => {
      const found = pointerType === 'mouse' && button === 0 ? pressed(target) : null
      if (!found) return
      const { id } = found.image
      const mine: typeof ready = { id }
      ready = mine
      originalOf(id).then(
        (file) => {
          mine.file = file
        },
        // Then the drag carries the address.
        () => undefined,
      )
    },
    { signal, passive: true },
  )
  document.addEventListener(
    'dragstart',
    ({ target, dataTransfer, defaultPrevented }) => {
      const found = pressed(target)
      if (!found || !dataTransfer || defaultPrevented) return
      const all = alongWith(found)
      dataTransfer.effectAllowed = 'copyLink'
      const file = ready?.id === found.image.id ? ready.file : undefined
      fillDrag(dataTransfer, { pressed: found, all, file }, window.location.origin)
      const ids = all.map(({ generation }) => generation.id)
      carried = ids.length > 1 ? ids : []
      if (carried.length > 1) showDragImage(dataTransfer, found.generation.id, carried)
    },
    { signal },
  )
  document.addEventListener('drop', () => (carried = []), { signal })
  document.addEventListener(
    'dragend',
    ({ dataTransfer }) => {
      const ids = carried
      carried = []
      // A file system takes the one under the pointer, and nobody tells us.
      if (ids.length > 0 && dataTransfer?.dropEffect !== 'none')
        showToast('Some programs take only one of several', {
          label: 'Download ZIP',
          run: () => downloadArchive(client, ids, 'keep'),
        })
    },
    { signal },
  )
  return () => controller.abort()
}
