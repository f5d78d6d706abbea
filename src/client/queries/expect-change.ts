import { hashKey, notifyManager } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { generationQuery, watchGenerations } from './generation-queries.ts'
import { showInLists } from './take-in.ts'

export type Change = Partial<Pick<Generation, 'favorite' | 'deletedAt'>>

interface Expected {
  /** As the server last told. */
  told: Generation
  /** What was ordered and not answered yet, in this order. */
  changes: Change[]
  /** What the page shows: as told, with the changes. */
  shown: Generation
}

const expectations = new WeakMap<QueryClient, ReturnType<typeof createExpectations>>()

/**
 * Shows of these what an order will make of them, before the server has answered. To be ended with the answer:
 * then the page shows again what the server told last, and what other orders will make of it.
 */
export function expectChange(client: QueryClient, ids: readonly string[], change: Change) {
  const expect = expectations.get(client) ?? createExpectations(client)
  expectations.set(client, expect)
  return expect(ids, change)
}

function createExpectations(client: QueryClient) {
  const byId = new Map<string, Expected>()

  function show(expected: Expected) {
    const { told, changes } = expected
    expected.shown = changes.length === 0 ? told : Object.assign({}, told, ...changes)
    // Not as a new version: it has the number of the one that was told.
    client
      .getQueryCache()
      // By its hash: to look for it would take as long as there are many.
      .get(hashKey(generationQuery(told.id).queryKey))
      ?.setState({ data: expected.shown })
  }

  const showAll = (all: readonly Expected[]) =>
    notifyManager.batch(() => {
      all.forEach(show)
      showInLists(
        client,
        all.map(({ shown }) => shown),
      )
    })

  watchGenerations(client, (generation) => {
    const expected = byId.get(generation.id)
    if (!expected || generation === expected.shown) return
    expected.told = generation
    show(expected)
  })

  return function expect(ids: readonly string[], change: Change) {
    const own = ids.flatMap((id) => {
      const told = client.getQueryData(generationQuery(id).queryKey)
      // What has left the page is far from sight.
      return byId.get(id) ?? (told ? { told, changes: [], shown: told } : [])
    })
    for (const expected of own) {
      expected.changes.push(change)
      byId.set(expected.told.id, expected)
    }
    showAll(own)

    return function end() {
      for (const expected of own) {
        expected.changes.splice(expected.changes.indexOf(change), 1)
        if (expected.changes.length === 0) byId.delete(expected.told.id)
      }
      showAll(own)
    }
  }
}
