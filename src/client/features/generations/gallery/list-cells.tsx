import { Heart } from 'lucide-react'
import type { Generation } from '#shared/generation.ts'
import { formatAgo, formatMoment, ordinal } from '../../../lib/format.ts'
import { Dot, targetName } from '../../../ui/target-name.tsx'
import { priceOf, timeOf } from '../card/figures.ts'
import { shortStateWords, stateClass, stateWords } from './state-words.ts'
import { useMinute } from './use-minute.ts'

interface CellsProps {
  title: string
  generation: Generation
  attempt: number
}

/** A tablet has no room for the size of the picture. */
export const OneLine = ({ title, generation, attempt }: CellsProps) => (
  <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_170px_180px_92px_92px_88px] items-center gap-x-4 max-lg:grid-cols-[minmax(0,1fr)_138px_116px_84px_76px] max-lg:gap-x-3">
    <span className="truncate text-base text-ink">{title}</span>
    <Target generation={generation} attempt={attempt} />
    <span className="flex min-w-0 items-center justify-end gap-2">
      <Liked generation={generation} />
      {generation.image ? (
        <Figure>{timeOf(generation) ?? ''}</Figure>
      ) : (
        <State generation={generation} />
      )}
    </span>
    <Figure>{paidOf(generation)}</Figure>
    <Figure className="max-lg:hidden">{pixelsOf(generation)}</Figure>
    <Age generation={generation} />
  </span>
)

export const TwoLines = ({ title, generation, attempt }: CellsProps) => (
  <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
    <span className="flex items-baseline gap-3">
      <span className="min-w-0 flex-1 truncate text-base text-ink">{title}</span>
      <Age generation={generation} />
    </span>
    <span className="flex items-center gap-3">
      <Target generation={generation} attempt={attempt} />
      <span
        className={`ml-auto flex items-center gap-2 ${generation.image ? 'flex-none' : 'min-w-0'}`}
      >
        <Liked generation={generation} />
        {generation.image ? (
          <Figure>{[timeOf(generation), paidOf(generation)].filter(Boolean).join(' · ')}</Figure>
        ) : (
          <State generation={generation} />
        )}
      </span>
    </span>
  </span>
)

const Target = ({ generation, attempt }: Pick<CellsProps, 'generation' | 'attempt'>) => (
  <span className="flex min-w-0 items-center gap-2">
    <Dot />
    <span className="truncate">{targetName(generation)}</span>
    {attempt > 1 && <span className="flex-none text-xs text-ink-3">{ordinal(attempt)} try</span>}
  </span>
)

const State = ({ generation }: { generation: Generation }) => (
  <span title={stateWords(generation)} className={`truncate ${stateClass(generation)}`}>
    {shortStateWords(generation)}
  </span>
)

const Liked = ({ generation }: { generation: Generation }) =>
  generation.favorite && (
    <Heart size={13} fill="currentColor" className="flex-none text-ink-2" aria-hidden />
  )

function Age({ generation: { times } }: { generation: Generation }) {
  return (
    <time
      dateTime={times.createdAt}
      title={formatMoment(times.createdAt)}
      className="flex-none text-right whitespace-nowrap text-ink-3"
    >
      {formatAgo(times.createdAt, useMinute())}
    </time>
  )
}

const Figure = ({ className = '', children }: { className?: string; children: string }) => (
  <span className={`num text-right whitespace-nowrap text-ink-3 ${className}`}>{children}</span>
)

const paidOf = (generation: Generation) =>
  generation.mode === 'sandbox' ? 'Sandbox' : priceOf(generation)

const pixelsOf = ({ image }: Generation) => (image ? `${image.width} × ${image.height}` : '')
