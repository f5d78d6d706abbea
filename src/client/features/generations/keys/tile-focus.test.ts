import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { stage } from '../gallery/stage.ts'
import { focusTile, followFocus } from './tile-focus.ts'

// There is nothing to scroll: what is drawn when, the tests say.
vi.mock('../gallery/controls.ts', () => ({
  orderedIds: () => ['a', 'b', 'c'],
  scrollToId: () => Promise.resolve(null),
}))

let stop = () => {}

function draw(id: string) {
  stage.container?.insertAdjacentHTML(
    'beforeend',
    `<figure data-tile="${id}"><a href="#${id}" data-generation="${id}">${id}</a></figure>`,
  )
  return stage.container?.lastElementChild?.querySelector('a')
}

beforeEach(() => {
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
