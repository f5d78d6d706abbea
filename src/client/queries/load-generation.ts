import type { QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { isWorthRetrying } from '../lib/request-error.ts'
import { storeRun } from './run-queries.ts'
import { askForRuns } from './runs-by-id.ts'

let runIds = new Set<string>()
let answer: Promise<Map<string, Generation>> | undefined

/** Of one that was let go when it was far away. All that are asked for in the same moment are one request. */
export async function loadGeneration(client: QueryClient, id: string, runId: string) {
  runIds.add(runId)
  answer ??= new Promise((resolve) => setTimeout(resolve)).then(() => {
    const ids = Array.from(runIds)
    runIds = new Set()
    answer = undefined
    return loadRuns(client, ids)
  })
  return (await answer).get(id)
}

async function loadRuns(client: QueryClient, ids: readonly string[]) {
  const runs = await askForRuns({}, ids).catch((error: Error) => {
    if (isWorthRetrying(error)) throw error
    return []
  })
  for (const run of runs) storeRun(client, run)
  return new Map(runs.flatMap(({ generations }) => generations.map((it) => [it.id, it])))
}
