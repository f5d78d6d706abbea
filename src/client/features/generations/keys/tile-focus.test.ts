import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { stage, tellSettled } from '../gallery/stage.ts'
import { focusTile, followFocus } from './tile-focus.ts'

// There is nothing to scroll: what is drawn when, the tests say.
vi.mock('../gallery/controls.ts', () => ({
  orderedIds: () => order,
  scrollToId: () => Promise.resolve(null),
}))

let order = ['a', 'c']
let stop = () => {}

function draw(id: string) {
  stage.container?.insertAdjacentHTML(
    'beforeend',
    `<figure data-tile="${id}"><a href="#${id}" data-generation="${id}">${id}</a></figure>`,
  )
  return stage.container?.lastElementChild?.querySelector('a')
}

beforeEach(() => {
  order = ['a', 'c']
  document.body.innerHTML = '<div id="gallery"></div><div data-acts><button>Share</button></div>'
  stage.container = document.querySelector<HTMLElement>('#gallery')
  stop = followFocus()
})
afterEach(() => {
  stop()
  stage.container = null
})

it('gives the focus to a tile that is drawn late', async () => {
  const first = draw('a')
  await focusTile('a')
  expect(document.activeElement).toBe(first)
  await focusTile('c')
  expect(document.activeElement).toBe(first)
  const last = draw('c')
  await vi.waitFor(() => expect(document.activeElement).toBe(last))
})

it('keeps a focus that was there before it', async () => {
  stop()
  document.querySelector('button')?.focus()
  const first = draw('a')
  const last = draw('c')
  first?.focus()
  stop = followFocus()
  first?.closest('figure')?.remove()
  order = ['c']
  await vi.waitFor(() => expect(document.activeElement).toBe(last))
})

it('goes on from one heading to the one that takes its place', async () => {
  const heading = '<h1 id="gallery-title" tabindex="-1">Gallery</h1>'
  document.body.insertAdjacentHTML('afterbegin', heading)
  const before = document.querySelector('h1')
  before?.focus()
  before?.remove()
  document.body.insertAdjacentHTML('afterbegin', heading)
  tellSettled()
  const after = document.querySelector('h1')
  await vi.waitFor(() => expect(document.activeElement).toBe(after))
})
