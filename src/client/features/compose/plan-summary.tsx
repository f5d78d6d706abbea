import type { RunTarget } from '#shared/run.ts'
import { countOf, formatUsd } from '../../lib/format.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import type { Plan, Planned } from './plan.ts'

const ObstacleList = lazyPart(() => import('./obstacle-list.tsx'), 'ObstacleList')

interface PlanSummaryProps {
  plan: Plan
  draft: Planned
  /** Pictures that are still on their way. */
  arriving: number
  onChoose: (targets: RunTarget[]) => void
}

/** What pressing Generate will do, and the one thing to know before. */
export function PlanSummary({ plan, draft, arriving, onChoose }: PlanSummaryProps) {
  const { images, usd, isPriceExact, isBlocked } = plan
  return (
    <div
      className={`min-w-0 flex-1 text-ink-2 slim:flex-none ${isBlocked ? 'max-sm:basis-full' : ''}`}
    >
      <p className="whitespace-nowrap">
        {countOf(images, 'image')}
        {!isBlocked && (
          <>
            {' · '}
            <b className="num text-sm font-semibold">
              {isPriceExact || usd === 0 ? '' : '≈ '}
              {formatUsd(usd)}
            </b>
          </>
        )}
      </p>
      <div id="plan-note" className="text-xs text-ink-3 slim:hidden">
        {arriving > 0 && (
          <p className="text-sm text-light">
            Waiting for {countOf(arriving, 'picture')} to arrive.
          </p>
        )}
        {isBlocked ? (
          <ObstacleList
            draft={draft}
            fitOf={plan.fitOf}
            onChoose={onChoose}
            fallback="Something does not fit"
          />
        ) : (
          noteOf(plan)
        )}
      </div>
    </div>
  )
}

function noteOf({ images, sandbox, adjustments }: Plan): string {
  if (images === 0) return 'Choose where to send it'
  const notes = adjustments.map((text) => `${text}.`)
  if (sandbox === 'all') notes.unshift('Sandbox: free, and marked on every picture.')
  if (sandbox === 'some') notes.unshift('What the sandbox draws is free.')
  return notes.join(' ')
}
