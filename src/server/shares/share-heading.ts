import { html } from 'hono/html'
import { shorten } from './shorten.ts'

/** More than this would push the images off a phone. */
const maxLength = 280

/** The images are what one came for: of a long prompt there is a beginning, and all of it when it is wanted. */
export function shareHeading(title: string) {
  if (title.length <= maxLength)
    return html`<h1
      dir="auto"
      class="max-w-[26em] text-xl font-medium text-balance break-words sm:text-2xl"
    >
      <span class="whitespace-pre-line">${title}</span>
    </h1>`
  return html`<h1 dir="auto" class="max-w-[46em] text-lg font-medium break-words">
      ${shorten(title, maxLength)}
    </h1>
    <details class="mt-1 max-w-[70ch] text-ink-2">
      <summary class="w-fit cursor-pointer py-2.5 hover:text-ink">The whole prompt</summary>
      <p dir="auto" class="pt-1 break-words"><span class="whitespace-pre-line">${title}</span></p>
    </details>`
}
