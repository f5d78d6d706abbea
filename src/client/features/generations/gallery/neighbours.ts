import type { QueryClient } from '@tanstack/react-query'
import { orderedIds } from './controls.ts'
import { currentGallery } from './follow.ts'

/** So near to the end of what is loaded, more is loaded. */
const reserve = 8

/** The generation before or after one, in the order of the gallery as it is shown. */
export function neighbourOf(_client: QueryClient, id: string, step: 1 | -1): string | undefined {
  const ids = orderedIds()
  const index = ids.indexOf(id)
  if (index === -1) return undefined
  const query = currentGallery()?.query
  if (query && !query.isFetching) {
    if (step === 1 && index + reserve >= ids.length && query.hasNextPage)
      void query.fetchNextPage({ cancelRefetch: false })
    if (step === -1 && index < reserve && query.hasPreviousPage)
      void query.fetchPreviousPage({ cancelRefetch: false })
  }
  return ids[index + step]
}
