import { expect, it, vi } from 'vitest'
import { idOf, makeGeneration } from '../test-api.ts'
import { expectChange } from './expect-change.ts'
import { generationQuery, storeGeneration } from './generation-queries.ts'
import { createQueryClient } from './query-client.ts'

it('does not look through all that is known for each of many', () => {
  const client = createQueryClient()
  const ids = Array.from({ length: 300 }, (_, index) => idOf(index + 1))
  for (const id of ids) storeGeneration(client, makeGeneration({ id, status: 'succeeded' }))
  const shown = (id: string) => client.getQueryData(generationQuery(id).queryKey)?.favorite

  const looks = vi.spyOn(client.getQueryCache(), 'getAll')
  const end = expectChange(client, ids, { favorite: true })
  expect(ids.every(shown)).toBe(true)
  end()
  expect(ids.some(shown)).toBe(false)
  expect(looks.mock.calls.length).toBeLessThan(ids.length / 10)
})
