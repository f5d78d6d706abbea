import type { QueryClient } from '@tanstack/react-query'
import { titleOf } from '../../../lib/run-title.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { originalOf } from '../../../queries/original-file.ts'
import { fillDrag } from './drag-data.ts'
import { listedById } from './listing.ts'
import { idOfTile, tileAt } from './tile.ts'

/** A picture that is dragged out of the gallery is the full-size file, wherever it is let go. */
export function startDraggingOut(client: QueryClient): () => void {
  const controller = new AbortController()
  const { signal } = controller
  /** What was pressed last. A drag has to carry its file from the start, so it is fetched at the press. */
  let ready: { id: string; file?: Blob } | null = null

  const pressed = (target: EventTarget | null) => {
    const isPicture = target instanceof Element && target.closest('[data-generation]') !== null
    const tile = isPicture ? tileAt(target) : null
    const id = tile && idOfTile(tile)
    const generation = id === null ? undefined : client.getQueryData(generationQuery(id).queryKey)
    return generation?.image ? { generation, image: generation.image } : null
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
      const run = found && listedById().get(found.generation.id)?.run
      if (!found || !run || !dataTransfer || defaultPrevented) return
      dataTransfer.effectAllowed = 'copyLink'
      const file = ready?.id === found.image.id ? ready.file : undefined
      fillDrag(dataTransfer, { ...found, title: titleOf(run), file }, window.location.origin)
    },
    { signal },
  )
  return () => controller.abort()
}
