import type { QueryClient } from '@tanstack/react-query'
import type { BatchAction } from '#shared/generation.ts'
import { countOf } from '../../../lib/format.ts'
import { isSelecting, select, useSelectionStore } from '../../../lib/selection.ts'
import { emptyTrashMutation } from '../../../queries/generation-mutations.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { orderBatch } from '../../../queries/order-batch.ts'
import { targetName } from '../../../ui/target-name.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { withEnd } from './listing.ts'

interface Telling {
  told: (name: string, isOne: boolean) => string
  /** What takes it back. */
  reverse?: BatchAction
}

/** What is done to one or to many in the same way: seen at once, told once, and taken back with one press. */
export function createActs(client: QueryClient) {
  // A press on Undo comes when the part that asked may be gone.
  async function order(ids: readonly string[], action: BatchAction) {
    const { ids: selected } = useSelectionStore.getState()
    const { done, changed, error } = await orderBatch(client, ids, action)
    if (error) {
      const rest = ids.slice(done.length)
      showToast(
        `${error.message.replace(/\.?$/, '.')} ${nameOf(rest)} ${rest.length === 1 ? 'is' : 'are'} shown as before.`,
      )
      // What seemed to be gone was not selected any more.
      if (!isSelecting()) select(rest.filter((id) => selected.has(id)))
    }
    return { done, changed }
  }

  const known = (id: string) => client.getQueryData(generationQuery(id).queryKey)

  function nameOf(ids: readonly string[]): string {
    const [first = ''] = ids
    const generation = ids.length === 1 ? known(first) : undefined
    return generation ? targetName(generation) : countOf(ids.length, 'image')
  }

  async function change(ids: readonly string[], action: BatchAction, { told, reverse }: Telling) {
    const { done, changed } = await order(ids, action)
    if (done.length === 0) return
    // Of what is far from sight the page does not know what it was.
    const isNews = changed.length > 0
    const named = isNews ? changed : done
    showToast(
      told(nameOf(named), named.length === 1),
      reverse && isNews ? { label: 'Undo', run: () => void order(changed, reverse) } : undefined,
    )
  }

  async function remove(chosen: readonly string[]) {
    const ids = withEnd(chosen)
    if (ids.length === 0) return showToast('Still under way: cancel it first')
    await change(ids, 'delete', {
      told: (name) => `${name} moved to the trash`,
      reverse: 'restore',
    })
  }

  const restore = (ids: readonly string[]) =>
    change(ids, 'restore', { told: (name) => `${name} restored`, reverse: 'delete' })

  const areFavorites = (ids: readonly string[]) => ids.every((id) => known(id)?.favorite)

  /** Makes all of them favourites; only if they all are, none. */
  async function toggleFavorite(ids: readonly string[]) {
    const isTakenBack = areFavorites(ids)
    const changed = ids.filter((id) => (known(id)?.favorite ?? false) === isTakenBack)
    const [action, reverse] = isTakenBack
      ? (['unfavorite', 'favorite'] as const)
      : (['favorite', 'unfavorite'] as const)
    await change(changed, action, {
      told: (name, isOne) =>
        `${name} ${isTakenBack ? 'no longer' : 'now'} ${isOne ? 'a favourite' : 'favourites'}`,
      reverse,
    })
  }

  const erase = (ids: readonly string[]) =>
    change(ids, 'erase', { told: (name) => `${name} deleted for ever` })

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
