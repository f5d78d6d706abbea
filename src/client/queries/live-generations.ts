import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { watchGenerations } from './generation-queries.ts'

/** All that are on their way, from what the page has taken in anyway. */
export function useLiveGenerations(): readonly Generation[] {
  const client = useQueryClient()
  const live = useMemo(() => createLiveList(client), [client])
  return useSyncExternalStore(live.subscribe, live.getList)
}

function createLiveList(client: QueryClient) {
  const byId = new Map<string, Generation>()
  let list: readonly Generation[] = []

  function note(generation: Generation) {
    if (isSettled(generation.status)) byId.delete(generation.id)
    else byId.set(generation.id, generation)
  }

  function readAll() {
    byId.clear()
    for (const [, generation] of client.getQueriesData<Generation>({ queryKey: ['generations'] }))
      if (generation) note(generation)
    list = Array.from(byId.values())
  }
  readAll()

  return {
    getList: () => list,
    subscribe(notify: () => void) {
      let isDue = false
      readAll()
      return watchGenerations(client, (generation) => {
        note(generation)
        if (isDue) return
        isDue = true
        // Hundreds may come in one answer; the list is made once.
        queueMicrotask(() => {
          isDue = false
          list = Array.from(byId.values())
          notify()
        })
      })
    },
  }
}
