import { html } from 'hono/html'
import type { PageAssets } from './page-assets.ts'

/** What every public page has in its head. */
export const pageHead = ({ title, assets }: { title: string; assets: PageAssets }) =>
  html` <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex, nofollow" />
    <meta name="referrer" content="no-referrer" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${assets.style}" />
    <title>${title}</title>`

export const sharedFrom = html`<p class="flex items-center gap-2.5 text-ink-2">
  <svg
    class="flex-none text-light"
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    aria-hidden="true"
  >
    <circle cx="10" cy="10" r="3.2" fill="currentColor" />
    <path
      d="M10 1.5v3M10 15.5v3M1.5 10h3M15.5 10h3M4 4l2.1 2.1M13.9 13.9L16 16M16 4l-2.1 2.1M6.1 13.9L4 16"
    />
  </svg>
  Shared from a Photon Playground
</p>`
