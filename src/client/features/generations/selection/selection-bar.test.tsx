import { notifyManager, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { clearSelection, select } from '../../../lib/selection.ts'
import { storeGeneration } from '../../../queries/generation-queries.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import { idOf, makeGeneration } from '../../../test-api.ts'
import { SelectionBar } from './selection-bar.tsx'

afterEach(clearSelection)

it('looks through a large selection once when all of it becomes favourites', async () => {
  const client = createQueryClient()
  const ids = Array.from({ length: 300 }, (_, index) => idOf(index + 1))
  const store = (cursor: string, favorite: boolean) =>
    notifyManager.batch(() => {
      for (const id of ids) storeGeneration(client, makeGeneration({ id, cursor, favorite }))
    })
  store('1', false)
  select(ids)
  render(
    <QueryClientProvider client={client}>
      <SelectionBar />
    </QueryClientProvider>,
  )
  const favourite = screen.getByRole('button', { name: 'Favourite' })
  expect(favourite.ariaPressed).toBe('false')

  const looks = vi.spyOn(client, 'getQueryData')
  await act(async () => store('2', true))
  expect(favourite.ariaPressed).toBe('true')
  expect(looks.mock.calls.length).toBeLessThan(ids.length * 10)
})
