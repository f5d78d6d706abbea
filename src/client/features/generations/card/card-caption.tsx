import { Link } from 'wouter'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { formatDuration, formatUsd, ordinal } from '../../../lib/format.ts'
import { tookMs } from '../../../lib/generation-times.ts'
import { Dot, targetName } from '../../../ui/target-name.tsx'

export function CardCaption({ generation, attempt }: { generation: Generation; attempt: number }) {
  return (
    <figcaption className="flex flex-wrap items-center gap-x-2 px-0.5 pt-2 text-[13px] leading-4.5 text-ink-2">
      <Dot />
      <Link
        href={`/generations/${generation.id}`}
        className="-my-1 min-w-0 truncate rounded-sm py-1 font-medium text-ink hover:underline"
      >
        {targetName(generation)}
      </Link>
      {attempt > 1 && <span className="text-[12px] text-ink-3">{ordinal(attempt)} try</span>}
      <span className="num ml-auto whitespace-nowrap text-ink-3 @max-[210px]/card:w-full @max-[210px]/card:pl-[15px]">
        {figures(generation)}
      </span>
    </figcaption>
  )
}

function figures(generation: Generation): string {
  const { status, mode, image } = generation
  if (mode === 'sandbox' && !image) return 'Sandbox · $0'
  const price = mode === 'sandbox' ? '$0' : priceOf(generation)
  const ms = status === 'succeeded' ? tookMs(generation) : null
  return ms === null ? price : `${formatDuration(ms)} · ${price}`
}

function priceOf({ status, cost: { actualUsd, estimatedUsd } }: Generation): string {
  if (actualUsd !== null) return formatUsd(actualUsd)
  if (status === 'succeeded' || !isSettled(status)) return `≈ ${formatUsd(estimatedUsd)}`
  return `up to ${formatUsd(estimatedUsd)}`
}
