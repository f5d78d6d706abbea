import type { QueryClient } from '@tanstack/react-query'
import { isApiError } from '../../../lib/api.ts'
import { changesQuery } from '../../../queries/changes-query.ts'
import { showToast } from '../../../ui/toasts.ts'

/** As many as one archive takes. */
const mostInArchive = 500
/** By then the browser is saving it, if it ever will. */
const frameForMs = 10 * 60_000

const unreachable = "The studio's server cannot be reached."

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
  // Sooner than the browser would find out.
  if (state && state.fetchFailureCount > 0) return showToast(unreachable)

  const frame = createFrame(`archive-${crypto.randomUUID()}`)
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/api/generations/download'
  form.target = frame.name
  for (const [name, value] of Object.entries({ ids: ids.join(), metadata })) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(frame, form)
  form.submit()
  form.remove()
}

/** Where the answer is shown if it is no archive, instead of in the place of the page. What is saved shows nothing. */
function createFrame(name: string): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  Object.assign(frame, { name, hidden: true, title: 'Download' })
  frame.addEventListener('load', () => {
    if (isEmpty(frame)) return
    showToast(reasonIn(frame.contentDocument))
    frame.remove()
  })
  setTimeout(() => frame.remove(), frameForMs)
  return frame
}

const isEmpty = ({ contentDocument }: HTMLIFrameElement) => contentDocument?.URL === 'about:blank'

/** The browser's own page, where no answer came, is not for us to read. */
function reasonIn(page: Document | null): string {
  if (!page) return unreachable
  try {
    const answer: unknown = JSON.parse(page.body.textContent)
    if (isApiError(answer)) return answer.error.message
  } catch {
    // Such as the page of a proxy.
  }
  return "The studio's server gave no usable answer."
}
