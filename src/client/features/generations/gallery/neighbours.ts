import type { QueryClient } from '@tanstack/react-query'
import { runsQuery } from '../../../queries/run-queries.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { slotsOf } from './use-strip.ts'

/** The generation before or after one, in the order of the gallery. */
export function neighbourOf(client: QueryClient, id: string, step: 1 | -1): string | undefined {
  const runs = client.getQueryData(runsQuery().queryKey)?.pages.flatMap(({ items }) => items) ?? []
  const ids = runs.flatMap(({ generations }) =>
    slotsOf(generations, (generationId) =>
      client.getQueryData(generationQuery(generationId).queryKey),
    ).map((slot) => slot.id),
  )
  const index = ids.indexOf(id)
  return index === -1 ? undefined : ids[index + step]
}
