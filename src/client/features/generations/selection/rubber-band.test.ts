import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { clearSelection, select, useSelectionStore } from '../../../lib/selection.ts'
import { stage } from '../gallery/stage.ts'
import { startBand } from './rubber-band.ts'

const windowHeight = 800
const frames: (() => void)[] = []
const scrolled: number[] = []

/** Three tiles of 100 pixels beside one another, 20 apart, in a gallery that begins 100 pixels down. */
beforeEach(() => {
  frames.splice(0)
  scrolled.splice(0)
  clearSelection()
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.splice(id - 1, 1))
  vi.stubGlobal('innerHeight', windowHeight)
  vi.stubGlobal('scrollBy', (_x: number, y: number) => scrolled.push(y))
  Object.defineProperty(document.documentElement, 'clientWidth', {
    value: 1000,
    configurable: true,
  })
  document.body.innerHTML = `
    <section>
      <div id="frame">
        <figure data-tile="a"><a></a></figure>
        <figure data-tile="b"></figure>
        <figure data-tile="c"></figure>
        <button></button>
        <p>Last week</p>
      </div>
    </section>`
  stage.container = element('#frame')
  place('section', 0, 0, 1000, 700)
  place('#frame', 0, 100, 1000, 600)
  for (const [index, id] of ['a', 'b', 'c'].entries())
    place(`[data-tile=${id}]`, 20 + index * 120, 120, 100, 100)
})

afterAll(() => Reflect.deleteProperty(document.documentElement, 'clientWidth'))

const element = (selector: string) => document.querySelector(selector) as HTMLElement

function place(selector: string, x: number, y: number, width: number, height: number) {
  element(selector).getBoundingClientRect = () => new DOMRect(x, y, width, height)
}

function press(x: number, y: number, init: PointerEventInit = {}, on = '#frame') {
  const event = new PointerEvent('pointerdown', {
    bubbles: true,
    pointerType: 'mouse',
    clientX: x,
    clientY: y,
    ...init,
  })
  element(on).addEventListener('pointerdown', startBand, { once: true })
  element(on).dispatchEvent(event)
}

const nextFrame = () => frames.splice(0).forEach((frame) => frame())

function pullTo(x: number, y: number) {
  window.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }))
  nextFrame()
}

const release = () => window.dispatchEvent(new PointerEvent('pointerup'))
const selected = () => [...useSelectionStore.getState().ids]
const band = () => element('#frame').querySelector('.border-light')

it('takes what it touches, and lets go what it leaves', () => {
  press(10, 240)
  pullTo(200, 200)
  expect(selected()).toEqual(['a', 'b'])
  pullTo(100, 200)
  expect(selected()).toEqual(['a'])
  expect(band()).not.toBeNull()
  release()
  expect(band()).toBeNull()
  pullTo(200, 200)
  expect(selected()).toEqual(['a'])
})

it.each(['shiftKey', 'ctrlKey', 'metaKey'])('adds to what is selected with %s', (key) => {
  select(['c'])
  press(10, 240, { [key]: true })
  pullTo(100, 200)
  expect(selected()).toEqual(['c', 'a'])
  release()
})

it('takes the place of what was selected', () => {
  select(['c'])
  press(10, 240)
  pullTo(100, 200)
  expect(selected()).toEqual(['a'])
  release()
})

it('a click on the ground selects nothing, and lets go what was, but not with a key', () => {
  select(['c'])
  press(10, 240, { shiftKey: true })
  release()
  expect(selected()).toEqual(['c'])
  press(60, 223)
  pullTo(60, 218)
  expect(selected()).toEqual(['c'])
  release()
  expect(selected()).toEqual([])
  expect(band()).toBeNull()
})

it('ends with Escape', () => {
  press(10, 240)
  pullTo(100, 200)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  expect(band()).toBeNull()
  pullTo(300, 200)
  expect(selected()).toEqual(['a'])
})

it('scrolls near the edge of the window, for as long as it is there', () => {
  press(10, 240)
  pullTo(100, 400)
  expect(scrolled).toEqual([])
  pullTo(100, windowHeight - 5)
  nextFrame()
  expect(scrolled).toHaveLength(2)
  expect(scrolled[0]).toBeGreaterThan(0)
  release()
  nextFrame()
  expect(scrolled).toHaveLength(2)
})

it('keeps what it took and has scrolled out of the page', () => {
  press(10, 240)
  pullTo(100, 200)
  element('[data-tile=a]').remove()
  pullTo(200, 200)
  expect(selected()).toEqual(['a', 'b'])
  release()
})

it.each<[string, () => void]>([
  ['on a tile', () => press(30, 130, {}, '[data-tile=a] a')],
  ['on a button', () => press(10, 240, {}, 'button')],
  ['on words', () => press(10, 240, {}, 'p')],
  ['above the gallery', () => press(10, 60, {}, 'section')],
  ['on the scroll bar', () => press(1000, 240)],
  ['with another button', () => press(10, 240, { button: 2 })],
  ['with a finger', () => press(10, 240, { pointerType: 'touch' })],
  [
    'while a dialog is open',
    () => {
      document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
      press(10, 240)
    },
  ],
])('does not begin %s', (_where, begin) => {
  begin()
  pullTo(200, 200)
  expect(selected()).toEqual([])
  release()
})
