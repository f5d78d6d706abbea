import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { targetName } from '../../ui/target-name.tsx'
import { announce } from '../../lib/announce.ts'
import { watchGenerations } from '../../queries/watch-generations.ts'
import type { Activity } from '../../queries/watch-generations.ts'

const title = 'Photon Playground'

/** Tells of what is on its way where another tab, or another sense, can notice it. */
export function useActivity() {
  const client = useQueryClient()
  useEffect(
    () =>
      watchGenerations(client, ({ live, ended }) => {
        document.title = live > 0 ? `${live} running · ${title}` : title
        for (const generation of ended) announce(describeEnded(generation))
      }),
    [client],
  )
}

function describeEnded(generation: Activity['ended'][number]): string {
  const name = targetName(generation)
  switch (generation.status) {
    case 'succeeded':
      return `${name} is done`
    case 'failed':
      return `${name} failed: ${generation.failure?.message ?? ''}`
    case 'uncertain':
      return `${name}: no clear answer`
    default:
      return `${name} was cancelled`
  }
}
