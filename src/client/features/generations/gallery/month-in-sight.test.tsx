import { QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createQueryClient } from '../../../queries/query-client.ts'
import { storeGeneration } from '../../../queries/generation-queries.ts'
import { idOf, makeGeneration, stubApi } from '../../../test-api.ts'
import { MonthInSight } from './month-in-sight.tsx'

const rest = (place: { y: number; id?: string }) =>
  act(() => history.replaceState({ ...history.state, place }, ''))

it('names the month of what is in sight, and asks nobody', () => {
  const client = createQueryClient()
  const calls = stubApi(() => undefined)
  for (const [number, createdAt] of [
    '2026-04-01T00:30:00.000Z',
    '2026-03-31T23:30:00.000Z',
  ].entries())
    storeGeneration(
      client,
      makeGeneration({
        id: idOf(number),
        times: { createdAt, submittedAt: null, runningAt: null, finishedAt: null },
      }),
    )
  const { container } = render(
    <QueryClientProvider client={client}>
      <MonthInSight />
    </QueryClientProvider>,
  )
  expect(container.textContent).toBe('')
  rest({ y: 900, id: idOf(0) })
  expect(container.textContent).toBe('April 2026')
  rest({ y: 1_800, id: idOf(1) })
  expect(container.textContent).toBe('March 2026')
  rest({ y: 2_700, id: idOf(2) })
  expect(container.textContent).toBe('')

  rest({ y: 0 })
  expect(container.textContent).toBe('')
  expect(calls).toEqual([])
})
