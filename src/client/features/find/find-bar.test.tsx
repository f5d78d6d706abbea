import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import type { FindCounts } from '#shared/find.ts'
import { useAnnouncementStore } from '../../lib/announce.ts'
import { changesQuery } from '../../queries/changes-query.ts'
import { createQueryClient } from '../../queries/query-client.ts'
import { stubApi } from '../../test-api.ts'
import { FindBar } from './find-bar.tsx'

beforeEach(() => history.replaceState(null, '', '/'))

const countsOf = (change: Partial<FindCounts> = {}): FindCounts => ({
  total: 128,
  provider: { luma: 1200, fal: 3 },
  model: {},
  kind: {},
  ratio: {},
  status: {},
  favorite: 7,
  picked: 2,
  months: [
    { month: '2026-11', count: 30 },
    { month: '2026-09', count: 12 },
  ],
  ...change,
})

function renderBar(address = '/') {
  history.replaceState(null, '', address)
  const client = createQueryClient()
  const calls = stubApi(({ path, query }) => {
    if (path !== '/generations/counts') return undefined
    const totals: Record<string, number> = { '': 1284, 'deleted=true': 5, 'provider=wavespeed': 0 }
    return Response.json(countsOf({ total: totals[query.toString()] ?? 128 }))
  })
  const onJump = vi.fn<(at: string | null) => void>()
  render(
    <QueryClientProvider client={client}>
      <h1 id="gallery-title" tabIndex={-1}>
        Gallery
      </h1>
      <FindBar onJump={onJump} />
    </QueryClientProvider>,
  )
  return { client, calls, onJump }
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search prompts' })
const sheet = () => screen.getByRole('dialog', { name: 'Filters' })
const openSheet = () => userEvent.click(screen.getByRole('button', { name: 'Filters' }))
const find = () => decodeURIComponent(location.search)

it('counts once, also for all the filters', async () => {
  const { calls } = renderBar('/?view=list')
  expect(field()).toBeTruthy()
  expect(await screen.findByText('1,284')).toBeTruthy()
  await openSheet()
  await within(sheet()).findByRole('button', { name: 'Show 1,284 images' })
  expect(calls.filter(({ query }) => !query.has('deleted'))).toHaveLength(1)
})

it('says how many are left of how many, and nothing where nothing is', async () => {
  renderBar('/?provider=fal')
  expect(await screen.findByText('128 of 1,284')).toBeTruthy()
  act(() => history.pushState(null, '', '/?provider=wavespeed'))
  await waitFor(() => expect(screen.queryByText(/of 1,284/)).toBeNull())
  expect(screen.queryByText('0')).toBeNull()
  act(() => history.pushState(null, '', '/'))
  expect(await screen.findByText('1,284')).toBeTruthy()
})

it('tells how many a choice leaves, and nothing before one chooses', async () => {
  vi.useFakeTimers()
  useAnnouncementStore.setState({ texts: [] })
  renderBar()
  const told = () => useAnnouncementStore.getState().texts
  await act(() => vi.advanceTimersByTimeAsync(2_000))
  expect(screen.getByText('1,284')).toBeTruthy()
  expect(told()).toEqual([])
  act(() => history.pushState(null, '', '/?provider=fal'))
  await act(() => vi.advanceTimersByTimeAsync(2_000))
  expect(told()).toEqual(['128 images'])
})

it('puts what is typed into the address at the first pause, in the place of the last entry', async () => {
  renderBar('/?provider=fal')
  const entries = history.length
  await userEvent.type(field(), 'Müller 街 ')
  expect(field().value).toBe('Müller 街 ')
  await waitFor(() => expect(find()).toBe('?q=Müller+街&provider=fal'))
  expect(field().value).toBe('Müller 街 ')
  expect(history.length).toBe(entries)
})

it('waits for the end of a word that is still being composed', async () => {
  vi.useFakeTimers()
  renderBar()
  fireEvent.compositionStart(field())
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  setValue?.call(field(), 'jie')
  fireEvent(field(), new InputEvent('input', { bubbles: true, isComposing: true }))
  act(() => void vi.advanceTimersByTime(1_000))
  expect(find()).toBe('')
  setValue?.call(field(), '街')
  fireEvent(field(), new InputEvent('input', { bubbles: true, isComposing: true }))
  fireEvent.compositionEnd(field())
  act(() => void vi.advanceTimersByTime(1_000))
  expect(find()).toBe('?q=街')
})

it('Escape clears, then leaves; a slash comes back', async () => {
  renderBar('/?q=boat')
  await userEvent.click(field())
  await userEvent.keyboard('{Escape}')
  expect([field().value, find()]).toEqual(['', ''])
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement?.id).toBe('gallery-title')
  await userEvent.keyboard('/')
  expect(document.activeElement).toBe(field())
  expect(field().value).toBe('')
})

it('follows the address where it is changed elsewhere, and forgets what was half typed', async () => {
  vi.useFakeTimers()
  renderBar('/?q=boat')
  fireEvent.change(field(), { target: { value: 'boats' } })
  act(() => history.pushState(null, '', '/?q=harbour'))
  expect(field().value).toBe('harbour')
  act(() => void vi.advanceTimersByTime(1_000))
  expect(find()).toBe('?q=harbour')
})

it('chooses several values with their counts, each a step of its own', async () => {
  renderBar()
  await openSheet()
  const providers = within(sheet()).getByRole('group', { name: 'Provider' })
  await within(providers).findByText('1,200')
  const entries = history.length
  await userEvent.click(within(providers).getByRole('checkbox', { name: /fal/ }))
  await userEvent.click(within(providers).getByRole('checkbox', { name: /Luma/ }))
  expect(find()).toBe('?provider=luma,fal')
  expect(history.length).toBe(entries + 2)
})

it('moves among the choices by arrows', async () => {
  renderBar()
  await openSheet()
  const boxes = within(within(sheet()).getByRole('group', { name: 'State' })).getAllByRole(
    'checkbox',
  )
  act(() => boxes[0]?.focus())
  for (const [key, index] of [
    ['{ArrowDown}', 2],
    ['{ArrowRight}', 3],
    ['{End}', 4],
    ['{ArrowDown}', 4],
    ['{Home}', 0],
  ] as const) {
    await userEvent.keyboard(key)
    expect(boxes.indexOf(document.activeElement as HTMLElement)).toBe(index)
  }
})

it('shows what is narrowed as chips, takes one away, then all', async () => {
  renderBar('/?q=boat&provider=luma,midway&status=queued&favorite=false&view=images')
  const chips = within(screen.getByRole('group', { name: 'Active filters' }))
  const names = () =>
    chips.getAllByRole('button').map(({ textContent }) => textContent?.replace(/:.*/, '').trim())
  expect(names()).toEqual([
    'Provider Luma',
    'Provider midway',
    'State On its way',
    'No favourites',
    'Clear all',
  ])
  const filters = screen.getByRole('button', { name: /^Filters/ })
  expect(filters.textContent?.trim()).toBe('Filters 4chosen')
  await userEvent.click(chips.getByRole('button', { name: /midway/ }))
  expect(find()).toBe('?q=boat&provider=luma&status=queued&favorite=false&view=images')
  expect(document.activeElement).toBe(chips.getByRole('button', { name: /On its way/ }))
  await userEvent.click(chips.getByRole('button', { name: 'Clear all' }))
  expect(find()).toBe('?view=images')
  expect(document.activeElement?.id).toBe('gallery-title')
})

it('narrows to months, or jumps to one with nothing left out', async () => {
  const { onJump } = renderBar()
  await openSheet()
  const date = () => within(within(sheet()).getByRole('group', { name: 'Date' }))
  await userEvent.click(await date().findByRole('button', { name: /^Sep 2026/ }))
  await userEvent.click(date().getByRole('button', { name: /^Nov 2026/ }))
  expect(find()).toBe('?from=2026-09-01T00:00:00Z&to=2026-12-01T00:00:00Z')
  // jsdom draws nothing, so what is invisible is only disabled here.
  expect(
    date().getByRole<HTMLButtonElement>('button', { name: 'Jump to September 2026' }).disabled,
  ).toBe(true)

  await userEvent.click(within(sheet()).getByRole('button', { name: 'Clear all' }))
  await userEvent.click(date().getByRole('button', { name: 'Jump to September 2026' }))
  expect(onJump).toHaveBeenCalledWith('2026-09-30T23:59:59.999Z')
  expect(screen.queryByRole('dialog')).toBeNull()
  await openSheet()
  await userEvent.click(date().getByRole('button', { name: 'Jump to November 2026' }))
  expect(onJump).toHaveBeenLastCalledWith(null)
})

it('says where one jumped to, and leads to the newest', async () => {
  const { onJump } = renderBar('/?at=2026-09-30T23:59:59.999Z')
  await userEvent.click(screen.getByRole('button', { name: /^Jumped to Sep 2026/ }))
  expect(onJump).toHaveBeenCalledWith(null)
  expect(document.activeElement?.id).toBe('gallery-title')
})

it('goes to the trash without the filters, and back', async () => {
  renderBar('/?provider=fal')
  await userEvent.click(screen.getByRole('button', { name: /^Trash/, pressed: false }))
  expect(find()).toBe('?deleted=true')
  await userEvent.click(screen.getByRole('button', { name: 'Back to the gallery' }))
  expect(find()).toBe('')
})

it('counts anew when the library has changed, once a second at most', async () => {
  const { client, calls } = renderBar('/?provider=fal')
  const counted = () => calls.filter(({ query }) => query.get('provider') === 'fal').length
  await screen.findByText('128 of 1,284')
  vi.useFakeTimers()
  for (const cursor of ['1', '2', '3', '4']) {
    act(() => void client.setQueryData(changesQuery().queryKey, cursor))
    await act(() => vi.advanceTimersByTimeAsync(100))
  }
  expect(counted()).toBe(2)
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(counted()).toBe(3)
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  expect(counted()).toBe(3)
})
