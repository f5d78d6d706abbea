import type { QueryClient } from '@tanstack/react-query'
import type { BatchAction } from '#shared/generation.ts'
import { expectChange } from './expect-change.ts'
import type { Change } from './expect-change.ts'
import { batchMutation } from './generation-mutations.ts'

/** As many as one order may name. */
const mostAtOnce = 500

/**
 * One order for all of them; with more than one may name, one after the other. The page shows them as ordered at
 * once, and as they were where the order was in vain. Gives those that were done, which of them were not so before,
 * and why the others were not done.
 */
export async function orderBatch(client: QueryClient, ids: readonly string[], action: BatchAction) {
  const change = changeOf(action)
  const end = change && expectChange(client, ids, change)
  const done: string[] = []
  const changed: string[] = []
  try {
    for (let from = 0; from < ids.length; from += mostAtOnce) {
      const part = ids.slice(from, from + mostAtOnce)
      const order = client.getMutationCache().build(client, batchMutation())
      const answer = await order.execute({ ids: part, action })
      done.push(...part)
      changed.push(...answer.changed)
    }
    return { done, changed, error: null }
  } catch (error) {
    return { done, changed, error: error instanceof Error ? error : new Error(String(error)) }
  } finally {
    end?.()
  }
}

/** Null where nothing may be shown before it is so. */
function changeOf(action: BatchAction): Change | null {
  switch (action) {
    case 'favorite':
      return { favorite: true }
    case 'unfavorite':
      return { favorite: false }
    case 'delete':
      return { deletedAt: new Date().toISOString() }
    case 'restore':
      return { deletedAt: null }
    case 'erase':
      return null
  }
}
