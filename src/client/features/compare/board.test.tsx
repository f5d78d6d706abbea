import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import { idOf, makeGeneration, makeImage } from '../../test-api.ts'
import type { BoardEntry } from './board-entry.ts'
import { Board } from './board.tsx'

let isStill = false

beforeEach(() => {
  isStill = false
  window.history.replaceState(null, '', '/runs/1')
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('reduced-motion') && isStill,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  // jsdom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
})

const times = (seconds: number): Generation['times'] => ({
  createdAt: '2026-01-01T10:00:00.000Z',
  submittedAt: '2026-01-01T10:00:00.000Z',
  runningAt: null,
  finishedAt: `2026-01-01T10:00:${String(seconds).padStart(2, '0')}.000Z`,
})

function entry(number: number, label: string, seconds: number): BoardEntry {
  return {
    generation: makeGeneration({
      id: idOf(number),
      status: 'succeeded',
      image: makeImage(),
      times: times(seconds),
    }),
    item: {
      id: idOf(number),
      label,
      alt: `A harbour, by ${label}`,
      width: 2048,
      height: 1152,
      src: (width) => `/picture-${number}?w=${width}`,
    },
    isPicked: number === 2,
    note: null,
  }
}

const failure: BoardEntry = {
  generation: makeGeneration({ id: idOf(4), status: 'failed' }),
  item: {
    id: idOf(4),
    label: 'Four',
    alt: 'Four',
    width: 16,
    height: 9,
    src: null,
    body: 'It went wrong',
  },
  isPicked: false,
  note: { text: 'No credit left', isBad: true },
}

function openBoard(
  entries = [entry(1, 'One', 9), entry(2, 'Two', 5), entry(3, 'Three', 7), failure],
) {
  const onPick = vi.fn<(picked: BoardEntry) => void>()
  const onClose = vi.fn<() => void>()
  render(<Board title="A harbour" entries={entries} onPick={onPick} onClose={onClose} />)
  return { onPick, onClose, user: userEvent.setup() }
}

const press = (key: string) => fireEvent.keyDown(screen.getByRole('dialog'), { key })
const shownFigures = () =>
  screen
    .getAllByRole('figure')
    .filter((figure) => !figure.className.split(' ').includes('invisible'))
    .map((figure) => figure.getAttribute('aria-label'))

it('gives each a place, also the one without a picture', () => {
  openBoard()
  expect(shownFigures()).toEqual(['One', 'Two', 'Three', 'Four'])
  expect(screen.getByText('It went wrong')).toBeTruthy()
  expect(screen.getByRole('row', { name: /Four.*No credit left/ })).toBeTruthy()
})

it('picks with the key of its number, and never what has no picture', () => {
  const { onPick } = openBoard()
  press('3')
  press('4')
  press('7')
  expect(onPick.mock.calls.map(([{ item }]) => item.label)).toEqual(['Three'])
  expect(screen.getByRole('button', { name: 'Pick 2, Two' }).getAttribute('aria-pressed')).toBe(
    'true',
  )
})

it('sorts the pictures along with the table, and numbers them as they stand', async () => {
  const { user, onPick } = openBoard()
  await user.click(screen.getByRole('button', { name: 'Total time' }))
  expect(shownFigures()).toEqual(['Two', 'Three', 'One', 'Four'])
  expect(
    within(screen.getByRole('table'))
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent?.replace('Picked', '')),
  ).toEqual(['1Two', '2Three', '3One', '4Four'])
  expect(window.location.search).toBe('?sort=time')
  press('1')
  expect(onPick.mock.calls[0]?.[0].item.label).toBe('Two')
})

it('steps through one at a time, round and round, and says so in the address', async () => {
  const { user } = openBoard()
  await user.click(screen.getByRole('button', { name: 'Single' }))
  expect(shownFigures()).toEqual(['One'])
  press('ArrowLeft')
  expect(shownFigures()).toEqual(['Four'])
  press('ArrowRight')
  press('ArrowRight')
  expect(shownFigures()).toEqual(['Two'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Two')
  expect(window.location.search).toBe('?mode=single&at=2')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(shownFigures()).toEqual(['Three'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Next')
})

it('lays any two over one another', async () => {
  const { user } = openBoard()
  await user.click(screen.getByRole('button', { name: 'Wipe' }))
  expect(shownFigures()).toEqual(['One', 'Two'])
  await user.selectOptions(screen.getByRole('combobox', { name: 'First' }), '3 · Three')
  expect(shownFigures().toSorted()).toEqual(['Three', 'Two'])
  // The one that is taken by the other side gives its own place in return.
  await user.selectOptions(screen.getByRole('combobox', { name: 'Second' }), '3 · Three')
  expect(window.location.search).toBe('?mode=wipe&pair=2-3')
  expect(screen.getByRole('slider', { name: 'Wipe' })).toBeTruthy()
})

it('keeps in the address where a line or a veil rests, and writes it once', () => {
  vi.useFakeTimers()
  window.history.replaceState(null, '', '/runs/1?mode=wipe&line=30')
  const replace = vi.spyOn(window.history, 'replaceState')
  openBoard()
  const rest = () => act(() => void vi.advanceTimersByTime(1_000))
  const line = screen.getByRole<HTMLInputElement>('slider', { name: 'Wipe' })
  expect(line.value).toBe('30')
  for (const value of ['40', '60', '72.5']) fireEvent.change(line, { target: { value } })
  expect(window.location.search).toBe('?mode=wipe&line=30')
  rest()
  expect(window.location.search).toBe('?mode=wipe&line=72.5')
  expect(replace).toHaveBeenCalledTimes(1)

  fireEvent.click(screen.getByRole('button', { name: 'Overlay' }))
  const veil = screen.getByRole<HTMLInputElement>('slider', { name: 'Opacity of Two' })
  expect(veil.value).toBe('50')
  fireEvent.change(veil, { target: { value: '20' } })
  rest()
  expect(window.location.search).toBe('?mode=overlay&line=72.5&onion=20')
  fireEvent.click(screen.getByRole('button', { name: 'Wipe' }))
  expect(screen.getByRole<HTMLInputElement>('slider', { name: 'Wipe' }).value).toBe('72.5')
  fireEvent.change(screen.getByRole('slider', { name: 'Wipe' }), { target: { value: '50' } })
  rest()
  expect(window.location.search).toBe('?mode=wipe&onion=20')
})

it.each(['-1', '101', 'x', 'NaN', '1e9', 'Infinity'])('takes no line at %s', (line) => {
  window.history.replaceState(null, '', `/runs/1?mode=wipe&line=${line}`)
  openBoard()
  expect(screen.getByRole<HTMLInputElement>('slider', { name: 'Wipe' }).value).toBe('50')
})

it('has a map of what is enlarged, which leads all pictures, until it is not wanted', async () => {
  isStill = true
  openBoard()
  const map = () => document.querySelector<HTMLElement>('[data-map]')
  const painted = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  const place = (name: string) =>
    screen.getByRole('figure', { name }).style.getPropertyValue('--place')
  await painted()
  expect(map()?.hidden).toBe(true)
  press('+')
  press('+')
  await painted()
  expect(map()?.hidden).toBe(false)
  const seen = map()?.querySelector('i')?.style
  expect(Number.parseFloat(seen?.height ?? '')).toBeCloseTo(100 / 1.96)
  expect(Number.parseFloat(seen?.top ?? '')).toBeCloseTo(50 - 50 / 1.96)

  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(
    new DOMRect(0, 0, 128, 72),
  )
  HTMLElement.prototype.setPointerCapture = () => undefined
  const before = place('One')
  fireEvent.pointerDown(map() ?? document.body, { button: 0, clientX: 0, clientY: 0 })
  await painted()
  expect(Number.parseFloat(seen?.top ?? '')).toBeCloseTo(0)
  expect(place('One')).not.toBe(before)
  expect(place('Three')).toBe(place('One'))

  press('m')
  expect(map()).toBeNull()
  cleanup()
  openBoard()
  expect(map()).toBeNull()
  press('m')
  expect(map()).not.toBeNull()
})

it('links all pictures by one zoom', async () => {
  openBoard()
  const place = (name: string) =>
    screen.getByRole('figure', { name }).style.getPropertyValue('--place')
  expect(place('One')).toContain('scale(1)')
  isStill = true
  press('+')
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(place('One')).toContain('scale(1.4)')
  expect(place('Three')).toBe(place('One'))
  press('0')
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(place('Three')).toContain('scale(1)')
})

it('lets two take turns, never too fast, and not at all where motion is unwanted', () => {
  vi.useFakeTimers()
  window.history.replaceState(null, '', '/runs/1?mode=flicker')
  openBoard()
  const isTwoShown = () =>
    screen.getByRole('figure', { name: 'Two' }).querySelector('.invisible') === null
  expect(isTwoShown()).toBe(false)
  const slider = screen.getByRole('slider', { name: 'Time for each' })
  expect(Number(slider.getAttribute('min'))).toBeGreaterThanOrEqual(334)
  act(() => void vi.advanceTimersByTime(700))
  expect(isTwoShown()).toBe(true)
  press('p')
  act(() => void vi.advanceTimersByTime(5_000))
  expect(isTwoShown()).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'The other one' }))
  expect(isTwoShown()).toBe(false)
})

it('does not begin to flicker where motion is unwanted', () => {
  isStill = true
  window.history.replaceState(null, '', '/runs/1?mode=flicker')
  openBoard()
  expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
})

it('asks for no original before it would show more, and for no address but those given', () => {
  openBoard()
  const addresses = screen.getAllByRole('img').map((picture) => picture.getAttribute('src'))
  expect(addresses).toEqual(['/picture-1?w=1280', '/picture-2?w=1280', '/picture-3?w=1280'])
})
