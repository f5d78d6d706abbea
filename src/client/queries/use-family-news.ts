import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Generation, Lineage } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { watchGenerations } from './generation-queries.ts'

/** All of a run come together. */
const soonMs = 200

/**
 * Has the lineage of a generation read again, for as long as somebody looks at it: when one comes that nobody here
 * knew, which may be made from it, and when something has become of one that is.
 */
export function useFamilyNews(generation: Generation | undefined, lineage: Lineage | undefined) {
  const client = useQueryClient()
  const id = generation?.id
  const isFamily = useEffectEvent((runId: string) =>
    [generation, lineage?.remixOf, ...(lineage?.remixes ?? [])].some((it) => it?.runId === runId),
  )
  const isNamed = useEffectEvent((other: string) => namesIn(lineage).includes(other))

  useEffect(() => {
    if (id === undefined) return undefined
    const versions = new Map(
      client
        .getQueriesData<Generation>({ queryKey: ['generations'] })
        .flatMap(([, known]) => (known ? [[known.id, known.cursor] as const] : [])),
    )
    const newRuns = new Set<string>()
    let soon: ReturnType<typeof setTimeout> | undefined

    function isNews({ id: other, runId, cursor, status }: Generation): boolean {
      const before = versions.get(other)
      versions.set(other, cursor)
      if (other === id || before === cursor) return false
      if (before !== undefined) return isSettled(status) && (newRuns.has(runId) || isFamily(runId))
      // The lineage itself has asked for it.
      if (isNamed(other)) return false
      newRuns.add(runId)
      return true
    }

    const unwatch = watchGenerations(client, (other) => {
      if (!isNews(other)) return
      soon ??= setTimeout(() => {
        soon = undefined
        void client.invalidateQueries({ queryKey: ['generation-details', id] })
      }, soonMs)
    })
    return () => {
      unwatch()
      clearTimeout(soon)
    }
  }, [client, id])
}

const namesIn = (lineage: Lineage | undefined) =>
  lineage
    ? [
        lineage.repeats,
        lineage.repeatedBy,
        lineage.remixOf?.generationId,
        ...lineage.remixes.map(({ generationId }) => generationId),
      ]
    : []
