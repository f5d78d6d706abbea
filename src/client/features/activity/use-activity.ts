import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { insistOn } from '../../lib/lazy-part.tsx'
import { watchGenerations } from '../../queries/generation-queries.ts'

/** True while anything is on its way. What tells of it elsewhere comes with the first that is. */
export function useActivity(): boolean {
  const client = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    const live = new Set<string>()
    const early: Generation[] = []
    let note = (generation: Generation) => {
      if (early.push(generation) > 1) return
      void insistOn(() => import('./tell-progress.ts')).then(({ tellProgress }) => {
        if (isOver) return
        ;({ note, stop } = tellProgress(client))
        early.forEach(note)
      })
    }
    let isOver = false
    let stop = () => {}

    const unwatch = watchGenerations(client, (generation) => {
      const { id, status } = generation
      if (!isSettled(status)) live.add(id)
      else if (!live.delete(id)) return
      setIsBusy(live.size > 0)
      note(generation)
    })
    return () => {
      isOver = true
      unwatch()
      stop()
    }
  }, [client])
  return isBusy
}
