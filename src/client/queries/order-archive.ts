import { isApiError } from '../lib/api.ts'

/** By then the browser is saving it, if it ever will. */
const frameForMs = 10 * 60_000

/** A plain form, so that the browser saves what comes by itself and the page holds none of it. */
export function orderArchive(
  ids: readonly string[],
  metadata: 'keep' | 'strip',
  onRefused: (reason: string) => void,
) {
  const frame = createFrame(onRefused)
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
function createFrame(onRefused: (reason: string) => void): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  Object.assign(frame, { name: `archive-${crypto.randomUUID()}`, hidden: true, title: 'Download' })
  frame.addEventListener('load', () => {
    if (isEmpty(frame)) return
    onRefused(reasonIn(frame.contentDocument))
    frame.remove()
  })
  setTimeout(() => frame.remove(), frameForMs)
  return frame
}

const isEmpty = ({ contentDocument }: HTMLIFrameElement) => contentDocument?.URL === 'about:blank'

/** The browser's own page, where no answer came, is not for us to read. */
function reasonIn(page: Document | null): string {
  if (!page) return "The studio's server cannot be reached."
  try {
    const answer: unknown = JSON.parse(page.body.textContent)
    if (isApiError(answer)) return answer.error.message
  } catch {
    // Such as the page of a proxy.
  }
  return "The studio's server gave no usable answer."
}
