import { html } from 'hono/html'
import { maxSharedGenerations } from '#shared/share.ts'

const buttonClass =
  'grid h-9 min-w-9 place-items-center pointer-coarse:h-11 pointer-coarse:min-w-11 rounded-full border border-white/25 bg-black/60 px-3 text-white backdrop-blur-md hover:bg-black/85 aria-pressed:bg-white aria-pressed:text-black'

/** The frame that the script shows images in; without it, a press opens the image itself. */
export const shareViewer = (count: number) =>
  html`<dialog
    id="viewer"
    aria-label="Image viewer"
    class="m-0 h-dvh max-h-none w-screen max-w-none overflow-hidden bg-black text-white outline-none"
  >
    <div
      data-stage
      role="application"
      tabindex="0"
      aria-label="Images: plus and minus zoom, arrow keys move or step, 0 shows all"
      class="absolute inset-0 touch-none overflow-hidden select-none [--line:50%] focus-visible:-outline-offset-2"
    >
      ${count === 2 && wipeLine}
    </div>
    <div
      class="pointer-events-none absolute inset-x-0 top-0 z-3 flex flex-wrap justify-end gap-2 p-3 *:pointer-events-auto"
    >
      ${count > 1 && count <= maxSharedGenerations && modeButton('all', 'Side by side')}
      ${count === 2 && modeButton('wipe', 'Wipe')}
      <button type="button" data-act="close" aria-label="Close" class="${buttonClass}">✕</button>
    </div>
    <div
      class="pointer-events-none absolute inset-x-0 bottom-0 z-3 flex items-center justify-center gap-2 p-3 *:pointer-events-auto"
    >
      ${count > 1 && actButton('previous', '←', 'Previous image')}
      ${actButton('out', '−', 'Zoom out')}
      <button type="button" data-act="fit" class="${buttonClass}">Fit</button>
      ${actButton('in', '+', 'Zoom in')} ${count > 1 && actButton('next', '→', 'Next image')}
    </div>
  </dialog>`

const actButton = (act: string, sign: string, name: string) =>
  html`<button type="button" data-act="${act}" aria-label="${name}" class="${buttonClass}">
    ${sign}
  </button>`

const modeButton = (mode: string, name: string) =>
  html`<button type="button" data-mode="${mode}" aria-pressed="false" class="${buttonClass}">
    ${name}
  </button>`

/** A real slider that looks like the line between two images. */
const wipeLine = html`<label
  data-line
  hidden
  class="absolute inset-y-0 left-(--line) z-2 w-11 -translate-x-1/2 cursor-ew-resize touch-none"
>
  <input
    type="range"
    aria-label="Wipe"
    min="0"
    max="100"
    step="0.5"
    value="50"
    class="peer pointer-events-none absolute inset-0 size-full opacity-0"
  />
  <span
    class="pointer-events-none absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.25)] peer-focus-visible:[&>i]:outline-2"
  >
    <i
      class="absolute top-1/2 left-1/2 size-9 -translate-1/2 rounded-full bg-white shadow-float outline-offset-2 outline-light"
    ></i>
  </span>
</label>`
