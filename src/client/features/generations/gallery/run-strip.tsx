import { memo, useMemo } from 'react'
import { countOf, formatAgo, formatMoment } from '../../../lib/format.ts'
import { lazyPart } from '../../../lib/lazy-part.tsx'
import { titleOf } from '../../../lib/run-title.ts'
import { useIsAtHand } from '../../../lib/use-is-at-hand.ts'
import { Popover } from '../../../ui/popover.tsx'
import { GenerationCard } from '../card/generation-card.tsx'
import { layoutCards, stripHead, stripNote } from './strip-layout.ts'
import type { StripBlock } from './strip-layout.ts'
import { useMinute } from './use-minute.ts'

const RunTools = lazyPart(() => import('./run-tools.tsx'), 'RunTools')
const RemixNote = lazyPart(() => import('./remix-note.tsx'), 'RemixNote')
const WholePrompt = lazyPart(() => import('./whole-prompt.tsx'), 'WholePrompt')

/** What one prompt became, side by side. */
export const RunStrip = memo(function RunStrip({
  strip: { run, width: room, isTrash },
  top = 0,
}: {
  strip: StripBlock
  top?: number
}) {
  const isAtHand = useIsAtHand()
  const { cards, height: cardsHeight } = useMemo(
    () => layoutCards(run, room, isTrash),
    [run, room, isTrash],
  )
  return (
    <article
      aria-label={titleOf(run)}
      data-block={run.id}
      className="absolute inset-x-0"
      style={{ top }}
    >
      <div className="flex items-baseline gap-3.5 leading-6" style={{ height: stripHead }}>
        <Popover
          trigger={titleOf(run)}
          triggerClassName="min-w-0 truncate rounded-sm text-left text-md font-medium tracking-[-0.008em] focus-visible:-outline-offset-2"
          className="w-[560px]"
        >
          {(popover) => <WholePrompt run={run} popover={popover} />}
        </Popover>
        <Age createdAt={run.createdAt} isAtHand={isAtHand} />
        <span className="ml-auto hidden text-sm whitespace-nowrap text-ink-3 sm:inline">
          {countOf(cards.length, 'image')}
        </span>
        {isAtHand && <RunTools run={run} />}
      </div>
      {run.remixOf && (
        <p
          data-strip
          className="group/note -mt-2 flex items-center gap-3 pb-2 text-sm text-ink-3"
          style={{ height: stripNote + 8 }}
        >
          <RemixNote run={run} sourceId={run.remixOf} />
        </p>
      )}
      <div className="relative" style={{ height: cardsHeight }}>
        {cards.map(({ id, attempt, x, y, width, height }) => (
          <GenerationCard
            key={id}
            id={id}
            run={run}
            attempt={attempt}
            left={x}
            top={y}
            width={width}
            height={height}
          />
        ))}
      </div>
    </article>
  )
})

function Age({ createdAt, isAtHand }: { createdAt: string; isAtHand: boolean }) {
  return (
    <time
      dateTime={createdAt}
      title={isAtHand ? formatMoment(createdAt) : undefined}
      className="text-sm whitespace-nowrap text-ink-3"
    >
      {formatAgo(createdAt, useMinute())}
    </time>
  )
}
