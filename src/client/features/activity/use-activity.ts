import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { announce } from '../../lib/announce.ts'
import { watchGenerations } from '../../queries/generation-queries.ts'
import { targetName } from '../../ui/target-name.tsx'

const title = 'Photon Playground'

/** Tells of what is on its way where another tab, or another sense, can notice it; true while anything is. */
export function useActivity(): boolean {
  const client = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    const live = new Set<string>()
    return watchGenerations(client, (generation) => {
      const { id, status } = generation
      if (isSettled(status)) {
        if (live.delete(id)) announce(describeEnd(generation))
      } else live.add(id)
      setIsBusy(live.size > 0)
      document.title = live.size > 0 ? `${live.size} running · ${title}` : title
    })
  }, [client])
  return isBusy
}

function describeEnd({ status, failure, ...target }: Generation): string {
  const name = targetName(target)
  switch (status) {
    case 'succeeded':
      return `${name} is done`
    case 'failed':
      return `${name} failed. ${failure?.message ?? ''}`
    case 'uncertain':
      return `${name} gave no clear answer`
    default:
      return `${name} was cancelled`
  }
}
