import type { RunTarget } from '#shared/run.ts'
import { countOf, formatUsd } from '../../lib/format.ts'
import { TextButton } from '../../ui/button.tsx'
import type { Plan } from './plan.ts'

interface PlanSummaryProps {
  plan: Plan
  onChoose: (targets: RunTarget[]) => void
}

/** What pressing Generate will do, and the one thing to know before. */
export function PlanSummary({ plan, onChoose }: PlanSummaryProps) {
  const { images, usd, isPriceExact, obstacles } = plan
  return (
    <div className="min-w-0 flex-1 text-ink-2 slim:flex-none">
      <p className="whitespace-nowrap">
        {countOf(images, 'image')}
        {obstacles.length === 0 && (
          <>
            {' · '}
            <b className="num text-[13px] font-semibold">
              {isPriceExact || usd === 0 ? '' : '≈ '}
              {formatUsd(usd)}
            </b>
          </>
        )}
      </p>
      <div id="plan-note" className="text-[12px] leading-4.5 text-ink-3 slim:hidden">
        {obstacles.length > 0
          ? obstacles.map(({ reason, choices }) => (
              <p key={reason} className="text-[13px] leading-5 text-ink-2">
                <span className="text-light">{reason}.</span>{' '}
                {choices.map(({ label, targets }, index) => (
                  <span key={label}>
                    {index > 0 && ' · '}
                    <TextButton onClick={() => onChoose(targets)}>{label}</TextButton>
                  </span>
                ))}
              </p>
            ))
          : noteOf(plan)}
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
