import { afterEach, beforeEach, expect, it } from 'vitest'
import { attachZoomGestures } from './zoom-gestures.ts'

interface Swipe {
  by: [x: number, y: number]
  pointerType?: string
  /** What it begins on. */
  on?: string
  isEnlarged?: boolean
  /** How it ends. */
  end?: string
  secondFinger?: boolean
}

const view = { zoom: 1, x: 0, y: 0 }
const steps: number[] = []
let detach: () => void

beforeEach(() => {
  steps.splice(0)
  view.zoom = 1
  document.body.innerHTML = `
    <div id="stage">
      <figure data-zoom-frame></figure>
      <button></button>
      <i data-pull></i><b data-pull="whole"></b>
    </div>`
  const stage = document.getElementById('stage') as HTMLElement
  // What jsdom has not got.
  stage.setPointerCapture = () => {}
  document.elementFromPoint = () => null
  const zoom = { getView: () => view, panBy: () => {}, zoomBy: () => {} }
  detach = attachZoomGestures(stage, zoom as unknown as Parameters<typeof attachZoomGestures>[1], {
    onSwipe: (step) => steps.push(step),
  })
})

afterEach(() => detach())

function swipe({
  by: [x, y],
  pointerType = 'touch',
  on = 'figure',
  isEnlarged = false,
  end = 'pointerup',
  secondFinger = false,
}: Swipe) {
  if (isEnlarged) view.zoom = 2
  const target = document.querySelector(on) as HTMLElement
  const send = (type: string, clientX: number, clientY: number, pointerId = 1) =>
    target.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerType, pointerId, clientX, clientY }),
    )
  send('pointerdown', 200, 200)
  if (secondFinger) send('pointerdown', 300, 200, 2)
  send('pointermove', 200 + x / 2, 200 + y / 2)
  send('pointermove', 200 + x, 200 + y)
  send(end, 200 + x, 200 + y)
  if (secondFinger) send(end, 300, 200, 2)
  return steps
}

it.each<[string, Swipe, number]>([
  ['to the left', { by: [-60, 0] }, 1],
  ['to the right', { by: [60, 0] }, -1],
  ['a little down as well', { by: [-90, 50] }, 1],
  ['with a pen', { by: [-60, 0], pointerType: 'pen' }, 1],
])('steps by a finger that goes %s', (_how, gesture, step) => {
  expect(swipe(gesture)).toEqual([step])
})

it.each<[string, Swipe]>([
  ['too short a way', { by: [-48, 0] }],
  ['as far down as sideways', { by: [-90, 70] }],
  ['a mouse', { by: [-90, 0], pointerType: 'mouse' }],
  ['a finger on an enlarged picture', { by: [-90, 0], isEnlarged: true }],
  ['a finger that the page takes to scroll', { by: [-90, 0], end: 'pointercancel' }],
  ['one of two fingers', { by: [-90, 0], secondFinger: true }],
  ['a finger on a button', { by: [-90, 0], on: 'button' }],
  ['a finger on what is pulled', { by: [-90, 0], on: 'i' }],
  ['a finger on what is pulled while all is seen', { by: [-90, 0], on: 'b' }],
])('does not step by %s', (_what, gesture) => {
  expect(swipe(gesture)).toEqual([])
})

it('hears nothing once it is detached', () => {
  detach()
  expect(swipe({ by: [-90, 0] })).toEqual([])
})
