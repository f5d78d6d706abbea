import { beforeEach, expect, it, vi } from 'vitest'
import { idOf } from '../test-api.ts'
import { orderArchive } from './order-archive.ts'

const refusals: string[] = []
const order = (metadata: 'keep' | 'strip') =>
  orderArchive([idOf(1), idOf(2)], metadata, (reason) => refusals.push(reason))
const sent: Record<string, string>[] = []

beforeEach(() => {
  refusals.splice(0)
  sent.splice(0)
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (
    this: HTMLFormElement,
  ) {
    sent.push({ target: this.target, ...(Object.fromEntries(new FormData(this)) as object) })
  })
})

/** Asks for an archive, in whose place this comes; null is a page that is not ours to read. */
function answerWith(page: string | null) {
  order('keep')
  const frame = document.querySelector('iframe')
  if (!frame) throw new Error('There is no frame')
  const content = page === null ? null : new DOMParser().parseFromString(page, 'text/html')
  Object.defineProperty(frame, 'contentDocument', { value: content })
  frame.dispatchEvent(new Event('load'))
}

it('asks in a frame of its own, so that no answer takes the place of the page', () => {
  order('strip')
  const frame = document.querySelector('iframe')
  expect(sent).toEqual([{ target: frame?.name, ids: `${idOf(1)},${idOf(2)}`, metadata: 'strip' }])
  expect(frame?.name).not.toBe('')
  // It is empty, until an answer comes that is no file.
  frame?.dispatchEvent(new Event('load'))
  expect(refusals).toEqual([])
  frame?.remove()
})

it.each([
  [
    'the server’s own words',
    '<pre>{"error":{"code":"unavailable","message":"None of them has an image"}}</pre><div></div>',
    'None of them has an image',
  ],
  ['the page of a proxy', '<h1>Bad gateway</h1>', "The studio's server gave no usable answer."],
  ['no answer', null, "The studio's server cannot be reached."],
])('tells why there is no archive: %s', (_case, page, told) => {
  answerWith(page)
  expect(refusals).toEqual([told])
  expect(document.querySelector('iframe')).toBeNull()
})
