import type { QueryClient } from '@tanstack/react-query'
import { changesQuery } from '../../../queries/changes-query.ts'
import { orderArchive } from '../../../queries/order-archive.ts'
import { showToast } from '../../../ui/toasts.ts'

/** As many as one archive takes. */
const mostInArchive = 500

export function downloadArchive(
  client: QueryClient,
  ids: readonly string[],
  metadata: 'keep' | 'strip',
) {
  const state = client.getQueryState(changesQuery().queryKey)
  if (ids.length === 0) showToast('None of them has an image')
  else if (ids.length > mostInArchive) showToast(`An archive takes ${mostInArchive} images at most`)
  // Sooner than the browser would find out.
  else if (state && state.fetchFailureCount > 0) showToast("The studio's server cannot be reached.")
  else orderArchive(ids, metadata, showToast)
}
