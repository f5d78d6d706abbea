import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { imageVariant } from '../../../lib/image-source.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { loadBeside, neighbourOf, watchGallery } from '../gallery/neighbours.ts'
import { lookAhead } from './look-ahead.ts'

export interface Neighbours {
  previous: string | undefined
  next: string | undefined
}

/** Those beside it in the gallery, whose pictures are fetched ahead. */
export function useNeighbours(id: string): Neighbours {
  const client = useQueryClient()
  const previous = useSyncExternalStore(watchGallery, () => neighbourOf(id, -1))
  const next = useSyncExternalStore(watchGallery, () => neighbourOf(id, 1))

  useEffect(() => {
    loadBeside(id)
    return watchGallery(() => loadBeside(id))
  }, [id])

  useEffect(() => {
    for (const beside of [next, previous]) {
      if (beside === undefined) continue
      const image = client.getQueryData(generationQuery(beside).queryKey)?.image
      if (image) lookAhead(imageVariant(image, 1280))
    }
  }, [client, next, previous])

  return { previous, next }
}
