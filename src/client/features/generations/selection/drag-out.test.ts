import { beforeEach, expect, it, vi } from 'vitest'
import { clearSelection, select } from '../../../lib/selection.ts'
import { storeGeneration } from '../../../queries/generation-queries.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import { idOf, makeGeneration, makeImage, makeRun } from '../../../test-api.ts'
import { startDraggingOut } from './drag-out.ts'

const ids = [1, 2, 3].map(idOf)
const toasts: string[] = []
const shown: string[][] = []

vi.mock('../../../ui/toasts.ts', () => ({ showToast: (text: string) => toasts.push(text) }))
vi.mock('./drag-image.ts', () => ({
  showDragImage: (_data: unknown, _pressed: string, all: string[]) => shown.push(all),
}))
vi.mock('./chosen.ts', () => ({ selectedInOrder: () => ids.slice(0, 2) }))
vi.mock('./listing.ts', () => ({
  listedById: () => new Map(ids.map((id) => [id, { run: makeRun() }])),
}))

beforeEach(() => {
  toasts.splice(0)
  shown.splice(0)
  clearSelection()
  const client = createQueryClient()
  for (const [index, id] of ids.entries())
    storeGeneration(
      client,
      makeGeneration({ id, image: makeImage({ id: 'abc'.charAt(index).repeat(64) }) }),
    )
  document.body.innerHTML = ids
    .map((id) => `<figure data-tile="${id}"><a data-generation="${id}"></a></figure>`)
    .join('')
  return startDraggingOut(client)
})

/** Pulls one of them, and gives the addresses that it carries. */
function drag(id: string, dropEffect: string, isDroppedHere = false) {
  const texts: Record<string, string> = {}
  const dataTransfer = {
    setData: (type: string, text: string) => void (texts[type] = text),
    items: { add: () => undefined, clear: () => undefined },
    dropEffect,
  }
  const tell = (type: string) =>
    document
      .querySelector(`[data-generation="${id}"]`)
      ?.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { dataTransfer }))
  tell('dragstart')
  if (isDroppedHere) tell('drop')
  tell('dragend')
  return texts['text/uri-list']?.split('\r\n').map((url) => url.at(-1))
}

it('brings the others along only where one is among them', () => {
  expect(drag(idOf(1), 'none')).toEqual(['a'])
  select(ids.slice(0, 2))
  expect(drag(idOf(3), 'none')).toEqual(['c'])
  expect(drag(idOf(2), 'none')).toEqual(['a', 'b'])
  expect(shown).toEqual([ids.slice(0, 2)])
})

it('offers another way where several were let go somewhere that may have taken one', () => {
  drag(idOf(1), 'copy')
  select(ids.slice(0, 2))
  drag(idOf(1), 'none')
  drag(idOf(1), 'copy', true)
  expect(toasts).toEqual([])
  drag(idOf(1), 'copy')
  expect(toasts).toEqual(['Some programs take only one of several'])
})
