import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followLongPress } from './long-press.ts'

const tooShortMs = 400
const enoughMs = 500

let controller: AbortController
let longPress: ReturnType<typeof followLongPress>
const pressed: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  pressed.splice(0)
  document.body.innerHTML = '<p></p><figure data-tile="a"><a></a></figure>'
  controller = new AbortController()
  longPress = followLongPress(controller.signal, ({ dataset }) => pressed.push(dataset.tile ?? ''))
})

afterEach(() => controller.abort())

function send(type: string, init: PointerEventInit = {}, on = 'a') {
  const event = new PointerEvent(type, {
    bubbles: true,
    cancelable: true,
    pointerType: 'touch',
    clientX: 100,
    clientY: 100,
    ...init,
  })
  document.querySelector(on)?.dispatchEvent(event)
  return event
}

it('means the tile on which a finger rests, and the click that follows is part of it', () => {
  send('pointerdown')
  send('pointermove', { clientX: 107, clientY: 107 })
  vi.advanceTimersByTime(tooShortMs)
  expect(pressed).toEqual([])
  vi.advanceTimersByTime(enoughMs)
  expect(pressed).toEqual(['a'])
  send('pointerup')
  expect([longPress.takesClick(), longPress.takesClick()]).toEqual([true, false])
})

it('leaves a tap what it is', () => {
  send('pointerdown')
  send('pointerup')
  vi.advanceTimersByTime(enoughMs)
  expect(pressed).toEqual([])
  expect(longPress.takesClick()).toBe(false)
})

it('does not take the click of a later tap', () => {
  send('pointerdown')
  vi.advanceTimersByTime(enoughMs)
  send('pointerup')
  send('pointerdown')
  send('pointerup')
  expect(longPress.takesClick()).toBe(false)
})

it.each<[string, () => void]>([
  [
    'a finger that moves on',
    () => {
      send('pointerdown')
      send('pointermove', { clientX: 111 })
    },
  ],
  [
    'a finger that scrolls',
    () => {
      send('pointerdown')
      send('pointercancel')
    },
  ],
  ['a mouse', () => send('pointerdown', { pointerType: 'mouse' })],
  ['a finger beside the tiles', () => send('pointerdown', {}, 'p')],
  [
    'a finger while a dialog is open',
    () => {
      document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
      send('pointerdown')
    },
  ],
])('means nothing by %s', (_what, act) => {
  act()
  vi.advanceTimersByTime(enoughMs)
  expect(pressed).toEqual([])
})

it('keeps the menu of the system from a finger on a tile, and from nobody else', () => {
  const isKept = () => send('contextmenu').defaultPrevented
  send('pointerdown', { pointerType: 'mouse' })
  expect(isKept()).toBe(false)
  send('pointerdown')
  expect(isKept()).toBe(true)
  expect(send('contextmenu', {}, 'p').defaultPrevented).toBe(false)
})
