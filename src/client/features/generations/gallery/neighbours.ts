import { orderedIds } from './controls.ts'
import { currentGallery } from './follow.ts'
import { stage } from './stage.ts'

/** So near to the end of what is loaded, more is loaded. */
const reserve = 8

/** The generation before or after one, in the order of the gallery as it is shown. */
export function neighbourOf(id: string, step: 1 | -1): string | undefined {
  const ids = orderedIds()
  const index = ids.indexOf(id)
  return index === -1 ? undefined : ids[index + step]
}

/** Who walks from one to the next finds the list go on. */
export function loadBeside(id: string) {
  const query = currentGallery()?.query
  const ids = orderedIds()
  const index = ids.indexOf(id)
  if (!query || index === -1 || query.isFetching || query.isPlaceholderData) return
  if (index + reserve >= ids.length && query.hasNextPage && !query.isFetchNextPageError)
    void query.fetchNextPage({ cancelRefetch: false })
  else if (index < reserve && query.hasPreviousPage && !query.isFetchPreviousPageError)
    void query.fetchPreviousPage({ cancelRefetch: false })
}

/** Calls back when the gallery shows something else. */
export function watchGallery(listener: () => void) {
  stage.onSettled.add(listener)
  return () => void stage.onSettled.delete(listener)
}
