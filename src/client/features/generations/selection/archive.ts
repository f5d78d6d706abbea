import type { QueryClient } from '@tanstack/react-query'
import { changesQuery } from '../../../queries/changes-query.ts'
import { showToast } from '../../../ui/toasts.ts'

/** As many as one archive takes. */
const mostInArchive = 500

/** A plain form, so that the browser saves what comes by itself and the page holds none of it. */
export function downloadArchive(
  client: QueryClient,
  ids: readonly string[],
  metadata: 'keep' | 'strip',
) {
  const state = client.getQueryState(changesQuery().queryKey)
  if (ids.length === 0) return showToast('None of them has an image')
  if (ids.length > mostInArchive)
    return showToast(`An archive takes ${mostInArchive} images at most`)
  // Where nothing answers, the browser would leave the page to say so.
  if (state && state.fetchFailureCount > 0)
    return showToast("The studio's server cannot be reached.")

  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/api/generations/download'
  for (const [name, value] of Object.entries({ ids: ids.join(), metadata })) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
  form.remove()
}
