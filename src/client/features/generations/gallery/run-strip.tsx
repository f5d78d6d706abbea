import { Suspense, memo, useState } from 'react'
import { countOf, formatAgo, formatMoment } from '../../../lib/format.ts'
import { lazyPart } from '../../../lib/lazy-part.ts'
import { titleOf } from '../../../lib/run-title.ts'
import { useIsAtHand } from '../../../lib/use-is-at-hand.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { GenerationCard } from '../card/generation-card.tsx'
import { gap, sizesOf } from './strip-layout.ts'
import { useMinute } from './use-minute.ts'
import { useStrip } from './use-strip.ts'

const RunTools = lazyPart(async () => (await import('./run-tools.tsx')).RunTools)
const RemixNote = lazyPart(async () => (await import('./remix-note.tsx')).RemixNote)

/** What one prompt became, side by side. */
export const RunStrip = memo(function RunStrip({ run, width }: { run: ListedRun; width: number }) {
  const slots = useStrip(run)
  const [isExpanded, setIsExpanded] = useState(false)
  const isAtHand = useIsAtHand()
  if (slots.length === 0) return null

  const sizes = sizesOf(
    slots.map(({ ratio }) => ratio),
    width || 1200,
  )
  return (
    <article
      aria-label={titleOf(run)}
      className="mb-8 [contain-intrinsic-height:auto_280px] [content-visibility:auto]"
    >
      <div className="mb-2.5 flex items-baseline gap-3.5">
        <button
          type="button"
          aria-expanded={isExpanded}
          title={isExpanded ? undefined : titleOf(run)}
          onClick={() => setIsExpanded(!isExpanded)}
          className={`min-w-0 rounded-sm text-left text-[15px] font-medium tracking-[-0.008em] focus-visible:-outline-offset-2 ${isExpanded ? 'max-w-[80ch] break-words whitespace-pre-wrap' : 'truncate'}`}
        >
          {titleOf(run)}
        </button>
        <Age createdAt={run.createdAt} />
        <span className="ml-auto hidden text-[13px] whitespace-nowrap text-ink-3 sm:inline">
          {countOf(slots.length, 'image')}
        </span>
        {isAtHand && (
          <Suspense>
            <RunTools run={run} />
          </Suspense>
        )}
      </div>
      {run.remixOf && (
        <p
          data-strip
          className="group/note -mt-2 mb-2 flex h-6 items-center gap-3 text-[13px] text-ink-3"
        >
          <Suspense>
            <RemixNote run={run} sourceId={run.remixOf} />
          </Suspense>
        </p>
      )}
      <div className="flex flex-wrap gap-y-4" style={{ columnGap: gap }}>
        {slots.map(({ id, attempt }, index) => (
          <GenerationCard
            key={id}
            id={id}
            run={run}
            attempt={attempt}
            width={sizes[index]?.width ?? 0}
            height={sizes[index]?.height ?? 0}
          />
        ))}
      </div>
    </article>
  )
})

function Age({ createdAt }: { createdAt: string }) {
  return (
    <time
      dateTime={createdAt}
      title={formatMoment(createdAt)}
      className="text-[13px] whitespace-nowrap text-ink-3"
    >
      {formatAgo(createdAt, useMinute())}
    </time>
  )
}
