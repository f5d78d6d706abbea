import { html } from 'hono/html'
import { modelNames } from '#shared/catalog.ts'
import { toDraftHash, writeSettings } from '#shared/draft-link.ts'
import { formatUsd } from '#shared/price.ts'
import type { PublicShare, SharedImage, SharedItem, SharedReference } from '#shared/share.ts'
import type { PageAssets } from './page-assets.ts'
import { cardSize } from './share-card.ts'
import { pageHead, sharedFrom } from './share-frame.ts'
import { shareHeading } from './share-heading.ts'
import { shareViewer } from './share-viewer.ts'
import { shorten } from './shorten.ts'

interface SharePageProps {
  share: PublicShare
  token: string
  /** Of the addresses in the tags, which have to be whole. */
  origin: string
  /** The same address is that of the studio. */
  isOfStudio: boolean
  assets: PageAssets
}

/** All of it works without a script, which only adds the zoom. The template escapes whatever it is given. */
export function sharePage({ share, token, origin, isOfStudio, assets }: SharePageProps) {
  const { items, references } = share
  const title = shorten(share.title, 90)
  const images = items.flatMap(({ image }) => image ?? [])
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${pageHead({ title, assets })}
        ${unfurlTags({ share, title, address: `${origin}/s/${token}`, card: images.length > 0 && `${origin}/api/public/shares/${token}/card.jpg` })}
        <script type="module" src="${assets.script}"></script>
      </head>
      <body>
        <main class="mx-auto max-w-[1180px] px-4 pt-5 pb-14 sm:px-6 sm:pt-7">
          <div class="mb-7 flex min-h-9 flex-wrap items-center justify-between gap-3 sm:mb-11">
            ${sharedFrom} ${openTools(share, isOfStudio ? origin : usualStudio)}
          </div>
          ${shareHeading(share.title)}
          <p class="mt-3 mb-7 text-ink-3">${factsOf(share).join(' · ')}</p>
          <div class="grid items-start gap-x-3.5 gap-y-4 ${columnsFor(items)}">
            ${items.map((item, index) => figure(item, index, share))}
          </div>
          ${references.length > 0 && referenceList(references)}
        </main>
        ${images.length > 0 && shareViewer(images.length)}
      </body>
    </html>`
}

interface UnfurlTags {
  share: PublicShare
  title: string
  address: string
  card: string | false
}

/** What chats and social networks show of the link. */
function unfurlTags({ share, title, address, card }: UnfurlTags) {
  const names = share.items.filter(({ target }) => target).map(({ label }) => label)
  const description = [...factsOf(share), [...new Set(names)].join(', ')]
    .filter(Boolean)
    .join(' · ')
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${address}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="Photon Playground" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${address}" />
    <meta name="twitter:card" content="${card ? 'summary_large_image' : 'summary'}" />
    <meta name="twitter:title" content="${title}" />
    <meta name="twitter:description" content="${description}" />
    ${
      card &&
      html`<meta property="og:image" content="${card}" />
        <meta property="og:image:type" content="image/jpeg" />
        <meta property="og:image:width" content="${cardSize.width}" />
        <meta property="og:image:height" content="${cardSize.height}" />
        <meta property="og:image:alt" content="${title}" />
        <meta name="twitter:image" content="${card}" />`
    }`
}

function factsOf({ items, aspectRatio, createdAt }: PublicShare): string[] {
  const models = new Set(items.flatMap(({ target }) => (target ? modelNames[target.model] : [])))
  const count = items.length === 1 ? '1 image' : `${items.length} images`
  return [count, [...models].join(' and '), aspectRatio ?? '', dayOf(createdAt)].filter(Boolean)
}

const dayOf = (iso: string) =>
  new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Wide pictures two abreast, tall ones up to four; one alone is as large as the window. */
function columnsFor(items: SharedItem[]): string {
  const shapes = items.flatMap(({ image }) => (image ? image.width / image.height : []))
  const shape = shapes.reduce((sum, one) => sum + one, 0) / (shapes.length || 1)
  if (items.length === 1) return ''
  if (items.length === 2 || items.length === 4) {
    const isTall = items.length === 4 && shape < 0.85
    return isTall ? 'grid-cols-2 lg:grid-cols-4' : 'sm:grid-cols-2'
  }
  return shape > 1.3 ? 'sm:grid-cols-2' : 'grid-cols-2 lg:grid-cols-3'
}

// Written out, so that Tailwind sees them.
const hues = {
  luma: 'bg-luma',
  fal: 'bg-fal',
  segmind: 'bg-segmind',
  wavespeed: 'bg-wavespeed',
}

function figure(item: SharedItem, index: number, share: PublicShare) {
  const { label, target, image, prompt, durationMs, costUsd, adjustments } = item
  const isAlone = share.items.length === 1
  const figures = [
    durationMs === null ? '' : `${(durationMs / 1000).toFixed(durationMs < 9_950 ? 1 : 0)} s`,
    costUsd === null ? '' : formatUsd(costUsd),
  ].filter(Boolean)
  return html`<figure class="min-w-0">
    ${image ? picture(image, item, index, share) : html`<div class="grid aspect-square place-content-center rounded-lg bg-sunken p-6 text-center text-ink-2">${stateWords(item)}</div>`}
    <figcaption
      class="flex flex-wrap items-baseline gap-x-2.5 px-0.5 pt-2.5 pb-2 text-sm ${isAlone && 'mx-auto max-w-[1132px]'}"
    >
      ${target && html`<i aria-hidden="true" class="size-2 rounded-full ${hues[target.provider]}"></i>`}
      <b class="text-base font-medium ${!isAlone && 'max-sm:w-[calc(100%-18px)]'}">${label}</b>
      ${target?.mode === 'sandbox' && html`<span class="rounded-full border border-line-strong px-2 text-xs leading-5 text-ink-2">Sandbox</span>`}
      <span class="num ml-auto text-ink-3">${figures.join(' · ')}</span>
      ${prompt && html`<span dir="auto" class="w-full pt-1 text-ink-2">${prompt}</span>`}
      ${adjustments.length > 0 && html`<span class="w-full text-ink-3">${adjustments.join('. ')}</span>`}
    </figcaption>
  </figure>`
}

function picture(
  image: SharedImage,
  { label, prompt }: SharedItem,
  index: number,
  share: PublicShare,
) {
  const words = shorten(prompt ?? share.prompt ?? '', 200)
  const alt = words === '' ? `Image ${label}` : `${words}, by ${label}`
  const isAlone = share.items.length === 1
  return html`<a
    href="${image.url}"
    data-image="${index}"
    data-label="${label}"
    class="block overflow-hidden rounded-lg bg-sunken ${isAlone && 'mx-auto w-fit'}"
  >
    <img
      src="${image.url}?w=1280"
      srcset="${srcSet(image)}"
      sizes="${sizesFor(share.items.length)}"
      width="${image.width}"
      height="${image.height}"
      alt="${alt}"
      loading="${index < 2 ? 'eager' : 'lazy'}"
      ${index === 0 && 'fetchpriority="high"'}
      decoding="async"
      class="h-auto ${isAlone ? 'max-h-[82dvh] w-auto max-w-full' : 'w-full'}"
    />
  </a>`
}

const srcSet = ({ url, width }: SharedImage) =>
  [320, 640, 1280].map((size) => `${url}?w=${size} ${Math.min(size, width)}w`).join(', ')

const sizesFor = (count: number) =>
  count === 1
    ? '(min-width: 1180px) 1132px, 100vw'
    : '(min-width: 1180px) 560px, (min-width: 640px) 50vw, 100vw'

/** Of a failure, only that there is no image: its reasons name providers. */
function stateWords({ status }: SharedItem): string {
  switch (status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
      return 'Under way'
    case 'canceled':
      return 'Canceled'
    case 'succeeded':
    case 'failed':
    case 'uncertain':
      return 'No image'
  }
}

const kindNames: Record<SharedReference['kind'], string> = {
  image: 'Image reference',
  style: 'Style reference',
  character: 'Character reference',
  modify: 'Modified picture',
  reframe: 'Reframed picture',
}

const referenceList = (references: SharedReference[]) =>
  html`<section
    aria-label="References"
    class="mt-5 flex flex-wrap gap-x-7 gap-y-3 border-t border-line pt-5"
  >
    ${references.map(
      ({ kind, weight, image }) =>
        html`<p class="flex items-center gap-2.5 text-ink-2">
          <img
            src="${image.url}?w=320"
            width="${image.width}"
            height="${image.height}"
            alt=""
            loading="lazy"
            class="size-11 rounded-md bg-sunken object-cover"
          />
          <span
            >${kindNames[kind]}${weight !== null && html`, weight <span class="num">${weight.toFixed(2)}</span>`}</span
          >
        </p>`,
    )}
  </section>`

const quietClass =
  'rounded-full border border-line-strong px-4 py-1.5 pointer-coarse:py-2.75 hover:border-ink-3 whitespace-nowrap'

/** Where a studio usually runs; from a link that leads to a studio itself, it is that one. */
const usualStudio = 'http://localhost:5175'

/** The same settings for the visitor's own studio: by a link, or as text that any studio takes when it is pasted. */
function openTools({ prompt, aspectRatio, items }: PublicShare, studio: string) {
  if (prompt === null) return ''
  const targets = items.flatMap(({ target }) => target ?? [])
  const unique = new Map(
    targets.map(({ provider, model }) => [`${provider} ${model}`, { provider, model }]),
  )
  const settings = {
    prompt,
    aspectRatio,
    ...(unique.size > 0 && { targets: [...unique.values()] }),
  }
  return html`<div class="flex flex-wrap gap-2">
    <button type="button" hidden data-copy="${writeSettings(settings)}" class="${quietClass}">
      Copy settings
    </button>
    <a
      href="${studio}/${toDraftHash(settings)}"
      rel="noreferrer"
      title="Fills the form of the studio at ${studio}. For any other: copy the settings and paste them there."
      class="${quietClass}"
      >Open in my studio</a
    >
  </div>`
}
