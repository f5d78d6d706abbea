import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { changesQuery } from '../../queries/changes-query.ts'
import { trashCountQuery } from '../../queries/find-queries.ts'
import { createQueryClient } from '../../queries/query-client.ts'
import { stubApi } from '../../test-api.ts'
import { TrashWay } from './trash-way.tsx'

function renderWay() {
  const trash = { total: 0 }
  const calls = stubApi(() => Response.json(trash))
  const client = createQueryClient()
  const show = () =>
    render(
      <QueryClientProvider client={client}>
        <TrashWay />
      </QueryClientProvider>,
    )
  return { trash, calls, client, show }
}

it('is there while something is in the trash', async () => {
  const { trash, calls, client, show } = renderWay()
  show()
  await waitFor(() => expect(client.getQueryData(trashCountQuery().queryKey)?.total).toBe(0))
  expect(screen.queryByRole('button')).toBeNull()
  expect(calls.map(({ query }) => query.toString())).toEqual(['deleted=true'])

  trash.total = 1
  act(() => void client.setQueryData(changesQuery().queryKey, '12'))
  expect(await screen.findByRole('button', { name: '1 image in the trash' })).toBeTruthy()
})

it('does not believe what was counted before', async () => {
  const { trash, client, show } = renderWay()
  await client.fetchQuery(trashCountQuery())
  trash.total = 8
  show()
  expect(await screen.findByRole('button', { name: '8 images in the trash' })).toBeTruthy()
})
