import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

// Files share a page, but no module of ours, and find nothing that another left behind.
vi.resetModules()
vi.unstubAllGlobals()
sessionStorage.clear()
history.replaceState(null, '', '/')
document.title = ''
document.body.replaceChildren()
for (const name of document.documentElement.getAttributeNames())
  document.documentElement.removeAttribute(name)

// What jsdom has not got. Everything counts as seen.
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('IntersectionObserver', Observer)
vi.stubGlobal('ResizeObserver', Observer)
vi.stubGlobal('matchMedia', () => ({
  matches: false,
  addEventListener: () => {},
  removeEventListener: () => {},
}))
window.scrollTo = () => {}
HTMLDialogElement.prototype.showModal = function () {
  this.open = true
}
HTMLDialogElement.prototype.close = function () {
  this.open = false
}

// No part waits for a first screen here.
const { tellFirstScreen } = await import('./lib/first-screen.ts')
tellFirstScreen()
// Nor does a card wait for its turn.
const { endTurns } = await import('./features/generations/gallery/turns.ts')
endTurns()

// A part that comes lazily is compiled when it is first wanted.
configure({ asyncUtilTimeout: 10_000 })

const consoleError = vi.spyOn(console, 'error')

beforeEach(() => {
  consoleError.mockClear()
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.useRealTimers()
  if (consoleError.mock.calls.length > 0)
    throw new Error('Nobody expected this console.error', { cause: consoleError.mock.calls[0] })
})
