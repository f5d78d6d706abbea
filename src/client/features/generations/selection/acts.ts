import type { QueryClient } from '@tanstack/react-query'
import type { BatchAction } from '#shared/generation.ts'
import { countOf } from '../../../lib/format.ts'
import { batchMutation, emptyTrashMutation } from '../../../queries/generation-mutations.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { targetName } from '../../../ui/target-name.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { withEnd } from './listing.ts'

/** What is done to one or to many in the same way: one order, told once, and taken back with one press. */
export function createActs(client: QueryClient) {
  // A press on Undo comes when the part that asked may be gone.
  async function order(ids: readonly string[], action: BatchAction): Promise<boolean> {
    try {
      await client.getMutationCache().build(client, batchMutation()).execute({ ids, action })
      return true
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error))
      return false
    }
  }

  const known = (id: string) => client.getQueryData(generationQuery(id).queryKey)

  function nameOf(ids: readonly string[]): string {
    const [first = ''] = ids
    const generation = ids.length === 1 ? known(first) : undefined
    return generation ? targetName(generation) : countOf(ids.length, 'image')
  }

  async function change(
    ids: readonly string[],
    action: BatchAction,
    { told, undo }: { told: string; undo?: () => void },
  ) {
    if (await order(ids, action)) showToast(told, undo && { label: 'Undo', run: undo })
  }

  async function remove(chosen: readonly string[]) {
    const ids = withEnd(chosen)
    if (ids.length === 0) return showToast('Still under way: cancel it first')
    await change(ids, 'delete', {
      told: `${nameOf(ids)} moved to the trash`,
      undo: () => void order(ids, 'restore'),
    })
  }

  async function restore(ids: readonly string[]) {
    await change(ids, 'restore', {
      told: `${nameOf(ids)} restored`,
      undo: () => void order(ids, 'delete'),
    })
  }

  const areFavorites = (ids: readonly string[]) => ids.every((id) => known(id)?.favorite)

  /** Makes all of them favourites; only if they all are, none. */
  async function toggleFavorite(ids: readonly string[]) {
    const isTakenBack = areFavorites(ids)
    const changed = ids.filter((id) => (known(id)?.favorite ?? false) === isTakenBack)
    const [action, reverse] = isTakenBack
      ? (['unfavorite', 'favorite'] as const)
      : (['favorite', 'unfavorite'] as const)
    await change(changed, action, {
      told: `${nameOf(changed)} ${isTakenBack ? 'no longer' : 'now'} ${changed.length === 1 ? 'a favourite' : 'favourites'}`,
      undo: () => void order(changed, reverse),
    })
  }

  async function erase(ids: readonly string[]) {
    await change(ids, 'erase', { told: `${nameOf(ids)} deleted for ever` })
  }

  async function emptyTrash() {
    try {
      const { erased } = await client
        .getMutationCache()
        .build(client, emptyTrashMutation())
        .execute(undefined)
      showToast(`${countOf(erased, 'image')} deleted for ever`)
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error))
    }
  }

  return { remove, restore, toggleFavorite, areFavorites, erase, emptyTrash }
}

export type Acts = ReturnType<typeof createActs>
