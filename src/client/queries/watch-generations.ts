import type { QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'

export interface Activity {
  /** How many are on their way. */
  live: number
  /** Those that have just ended, having been on their way before our eyes. */
  ended: Generation[]
}

/** Tells of each change in what is on its way, wherever in the page it was taken in. */
export function watchGenerations(client: QueryClient, listener: (activity: Activity) => void) {
  const cache = client.getQueryCache()
  const live = new Set<string>()
  for (const query of cache.findAll({ queryKey: ['generations'] })) {
    const generation = query.state.data as Generation | undefined
    if (generation && !isSettled(generation.status)) live.add(generation.id)
  }
  if (live.size > 0) listener({ live: live.size, ended: [] })

  return cache.subscribe(({ type, query }) => {
    if ((type !== 'updated' && type !== 'removed') || query.queryKey[0] !== 'generations') return
    const generation = query.state.data as Generation | undefined
    if (!generation) return
    const wasLive = live.has(generation.id)
    const isLive = type === 'updated' && !isSettled(generation.status)
    if (wasLive === isLive) return
    if (isLive) live.add(generation.id)
    else live.delete(generation.id)
    listener({ live: live.size, ended: isLive || type === 'removed' ? [] : [generation] })
  })
}
