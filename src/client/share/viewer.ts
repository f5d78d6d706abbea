import { gridOf } from '../features/compare/board-layout.ts'
import { pressKey } from '../features/compare/board-keys.ts'
import { createZoomController } from '../lib/zoom-controller.ts'
import { attachZoomGestures } from '../lib/zoom-gestures.ts'
import { createFrame } from './viewer-frame.ts'
import { attachWipe } from './wipe.ts'

type Mode = 'one' | 'all' | 'wipe'

/** All images of the link under one zoom: one at a time, side by side, or two of them over one another. */
export function createViewer(dialog: HTMLDialogElement, links: HTMLAnchorElement[]) {
  const stage = dialog.querySelector<HTMLElement>('[data-stage]')
  const line = dialog.querySelector<HTMLElement>('[data-line]')
  const zoom = createZoomController()
  let frames: ReturnType<typeof createFrame>[] = []
  let mode: Mode = 'one'
  let active = 0

  function build() {
    if (!stage || frames.length > 0) return
    frames = links.map((link) => createFrame(link, zoom))
    stage.prepend(...frames.map(({ element }) => element))
    attachZoomGestures(stage, zoom, { onSwipe: step })
    if (line) attachWipe(stage, line)
    new ResizeObserver(place).observe(stage)
  }

  function place() {
    if (!stage) return
    const area = { width: stage.clientWidth, height: stage.clientHeight }
    const grid =
      mode === 'all'
        ? gridOf(
            frames.map(({ ratio }) => ratio),
            area,
          )
        : []
    for (const [index, { element }] of frames.entries()) {
      const rect = grid[index] ?? { left: 0, top: 0, ...area }
      for (const side of ['left', 'top', 'width', 'height'] as const)
        element.style[side] = `${rect[side]}px`
      element.hidden = mode === 'one' && index !== active
      element.classList.toggle('[clip-path:inset(0_0_0_var(--line))]', mode === 'wipe' && index > 0)
      // To the other side of the line, and from under the buttons.
      const caption = element.querySelector('figcaption')
      for (const name of ['text-right', 'translate-y-10'])
        caption?.classList.toggle(name, mode === 'wipe' && index > 0)
    }
    if (line) line.hidden = mode !== 'wipe'
    for (const button of dialog.querySelectorAll<HTMLElement>('[data-mode]'))
      button.ariaPressed = String(button.dataset.mode === mode)
  }

  function show(change: { mode?: Mode; active?: number }) {
    mode = change.mode ?? mode
    active = change.active ?? active
    place()
  }

  function step(by: 1 | -1) {
    show({ mode: 'one', active: (active + by + links.length) % links.length })
  }

  function act(name: string | undefined) {
    switch (name) {
      case 'close':
        return dialog.close()
      case 'previous':
        return step(-1)
      case 'next':
        return step(1)
      case 'in':
        return zoom.zoomBy(1.5, activeFrame(), undefined, true)
      case 'out':
        return zoom.zoomBy(1 / 1.5, activeFrame(), undefined, true)
      case 'fit':
        return zoom.fit()
    }
  }

  const activeFrame = () => (mode === 'one' ? (frames[active]?.element ?? null) : null)

  dialog.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (!button) return
    act(button.dataset.act)
    const wanted = button.dataset.mode
    if (wanted === 'all' || wanted === 'wipe') show({ mode: wanted === mode ? 'one' : wanted })
  })

  dialog.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement) return
    const isOurs = pressKey(event, {
      zoom,
      getFrame: activeFrame,
      onStep: (by) => links.length > 1 && step(by),
      onPick: (index) => index < links.length && show({ mode: 'one', active: index }),
      onFullScreen: () => undefined,
      onPause: () => undefined,
      onMap: () => undefined,
    })
    if (isOurs) event.preventDefault()
  })

  dialog.addEventListener('close', () => links[active]?.focus())

  return {
    open(index: number) {
      dialog.showModal()
      build()
      zoom.fit()
      show({ mode: 'one', active: index })
      stage?.focus()
    },
  }
}
