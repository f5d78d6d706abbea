import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import { useCompareTray } from '../../../lib/compare-tray.ts'
import { clearSelection, select } from '../../../lib/selection.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import { storeRun } from '../../../queries/run-queries.ts'
import { idOf, makeGeneration, makeImage, makeRun } from '../../../test-api.ts'
import { CardTools } from './card-tools.tsx'

const done: Partial<Generation> = { status: 'succeeded', image: makeImage() }
const modified = {
  references: {
    image: [],
    style: [],
    character: [],
    modify: { imageId: 'b'.repeat(64), weight: 0.3 },
  },
}

afterEach(() => {
  clearSelection()
  useCompareTray.setState({ ids: [] })
})

function renderTools(
  change: Partial<Generation>,
  { isPointedAt = false, width = 300, asked = {} },
) {
  const client = createQueryClient()
  const generation = makeGeneration(change)
  const run = storeRun(client, makeRun({ ...asked, generations: [generation] }))
  const { container, unmount } = render(
    <QueryClientProvider client={client}>
      <CardTools
        generation={generation}
        run={run}
        width={width}
        height={170}
        isPointedAt={isPointedAt}
      />
    </QueryClientProvider>,
  )
  return { container, unmount, names: () => screen.queryAllByRole('button').map(nameOf) }
}

const nameOf = (button: HTMLElement) => button.ariaLabel ?? button.textContent?.trim()

it('makes nothing for a picture that nobody means', () => {
  expect(renderTools(done, {}).container.innerHTML).toBe('')
})

it('offers all that can be done with the picture that is meant', () => {
  expect(renderTools(done, { isPointedAt: true }).names()).toEqual([
    'Select Luma Photon',
    'Favourite Luma Photon',
    'Copy the image by Luma Photon',
    'Remix',
    'Use as…',
    'Add Luma Photon to compare',
  ])
})

it.each<[string, Parameters<typeof renderTools>, string]>([
  ['a favourite', [{ ...done, favorite: true }, {}], 'Favourite Luma Photon'],
  ['one that is on its way', [{ status: 'running' }, {}], 'Cancel Luma Photon'],
])('keeps the one tool of %s that nobody means', (_what, given, name) => {
  expect(new Set(renderTools(...given).names())).toEqual(new Set([name]))
})

it('makes nothing along the lower edge of a favourite that nobody means', () => {
  expect(renderTools({ ...done, favorite: true }, {}).container.childElementCount).toBe(1)
})

it('keeps the mark of what is put aside to be compared', () => {
  useCompareTray.setState({ ids: [idOf(1)] })
  const { names } = renderTools(done, {})
  expect(names()).toEqual(['Add Luma Photon to compare'])
  expect(screen.getByRole('button').ariaPressed).toBe('true')
})

it('lets each be selected once one is', () => {
  select([idOf(7)])
  expect(renderTools(done, {}).names()).toEqual(['Select Luma Photon'])
})

it('leaves a finger what it cannot point at', () => {
  const mouse = window.matchMedia('')
  const touched = vi
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) => ({ ...mouse, matches: query === '(pointer: coarse)' }))
  expect(renderTools(done, {}).names()).toEqual(['Favourite Luma Photon'])
  touched.mockRestore()
})

it('compares a modified picture with its source where both can be told apart', () => {
  const splits = (width: number) => {
    const { names, unmount } = renderTools(done, { asked: modified, width })
    const all = names()
    unmount()
    return all.includes('Before and after, Luma Photon')
  }
  expect(splits(120)).toBe(true)
  expect(splits(119)).toBe(false)
})
