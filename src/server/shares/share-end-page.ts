import { html } from 'hono/html'
import type { PageAssets } from './page-assets.ts'
import { pageHead, sharedFrom } from './share-frame.ts'

/** Where there is nothing to see (any more). It says no more than that: not what it was, nor why it ended. */
export function shareEndPage({ isGone, assets }: { isGone: boolean; assets: PageAssets }) {
  const title = isGone ? 'This link has ended' : 'There is nothing here'
  const words = isGone
    ? 'It was taken back, its time is over, or what it showed was deleted. Ask whoever sent it to you for a new one.'
    : 'Perhaps a part of the link got lost on its way. Copy it again, all of it.'
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${pageHead({ title, assets })}
      </head>
      <body>
        <main class="mx-auto flex min-h-dvh max-w-[1180px] flex-col px-4 py-7 sm:px-6">
          ${sharedFrom}
          <div class="m-auto max-w-[44ch] pb-[12vh] text-center">
            <h1 class="text-2xl font-medium">${title}</h1>
            <p class="mt-3 text-md text-balance text-ink-2">${words}</p>
          </div>
        </main>
      </body>
    </html>`
}
