import { useQueries } from '@tanstack/react-query'
import { runQuery } from './run-query.ts'
import type { ListedRun } from './run-queries.ts'

/** Runs by their ids, those that are there. */
export function useRuns(ids: readonly string[]): { runs: ListedRun[]; error: Error | null } {
  const asked = useQueries({ queries: ids.map((id) => runQuery(id)) })
  return {
    runs: asked.flatMap(({ data }) => data ?? []),
    error: asked.find(({ error }) => error)?.error ?? null,
  }
}
