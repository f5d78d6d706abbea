import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { imageVariant } from '../../../lib/image-source.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { neighbourOf } from '../gallery/neighbours.ts'
import { lookAhead } from './look-ahead.ts'

export interface Neighbours {
  previous: string | undefined
  next: string | undefined
}

/** Those beside it in the gallery, whose pictures are fetched ahead. */
export function useNeighbours(id: string): Neighbours {
  const client = useQueryClient()
  const previous = neighbourOf(client, id, -1)
  const next = neighbourOf(client, id, 1)

  useEffect(() => {
    for (const beside of [next, previous]) {
      if (beside === undefined) continue
      const image = client.getQueryData(generationQuery(beside).queryKey)?.image
      if (image) lookAhead(imageVariant(image, 1280))
    }
  }, [client, next, previous])

  return { previous, next }
}
