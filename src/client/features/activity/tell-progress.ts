import type { QueryClient } from '@tanstack/react-query'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { usualMsOf } from '../../lib/usual-time.ts'
import { createTeller } from './done-teller.ts'
import { followProgress } from './follow-progress.ts'

/** All that tells of progress beyond the page itself. */
export function tellProgress(client: QueryClient) {
  const teller = createTeller()
  const progress = followProgress({
    usualMsOf: (generation) => usualMsOf(client.getQueryData(catalogQuery().queryKey), generation),
    onDone: (sentence) => void teller.tell(sentence),
  })
  return {
    note: progress.note,
    stop() {
      progress.stop()
      teller.stop()
    },
  }
}
