import { useMemo } from 'react'
import type { RunTarget } from '#shared/run.ts'
import { TextButton } from '../../ui/text-button.tsx'
import { obstaclesOf } from './obstacles.ts'
import type { Plan, Planned } from './plan.ts'
import { RelayOffer } from './relay-offer.tsx'

interface ObstacleListProps {
  draft: Planned
  fitOf: Plan['fitOf']
  onChoose: (targets: RunTarget[]) => void
}

/** What is in the way, each reason once, and the ways out as one press each. */
export function ObstacleList({ draft, fitOf, onChoose }: ObstacleListProps) {
  const obstacles = useMemo(() => obstaclesOf(draft, fitOf), [draft, fitOf])
  return (
    <ul className="grid gap-1.5">
      {obstacles.map(({ reason, needsRelay, choices }) => (
        <li key={reason + choices[0]?.label} className="text-sm text-pretty text-ink-2">
          <span className="text-light">{reason}.</span> {needsRelay && <RelayOffer />}{' '}
          {choices.map(({ label, targets }) => (
            <TextButton key={label} onClick={() => onChoose(targets)} className="mr-3 text-left">
              {label}
            </TextButton>
          ))}
        </li>
      ))}
    </ul>
  )
}
