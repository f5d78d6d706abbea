import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { runsQuery } from './run-queries.ts'
import type { ListedRun } from './run-queries.ts'
import { runQuery } from './run-query.ts'

/** Runs by their ids, each as the gallery lists it or else by itself. */
export function useRuns(ids: readonly string[]): { runs: ListedRun[]; error: Error | null } {
  const list = useInfiniteQuery(runsQuery())
  const listed = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isListAsked = list.data !== undefined || list.error !== null
  const asked = useQueries({
    queries: ids.map((id) => ({
      ...runQuery(id),
      enabled: isListAsked && !listed.some((run) => run.id === id),
    })),
  })
  return {
    runs: ids.flatMap(
      (id, index) => listed.find((run) => run.id === id) ?? asked[index]?.data ?? [],
    ),
    error: asked.find(({ error }) => error)?.error ?? null,
  }
}
