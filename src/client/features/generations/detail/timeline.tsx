import { useState } from 'react'
import type { Generation, HistoryStep } from '#shared/generation.ts'
import { formatDuration, formatMoment } from '../../../lib/format.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { Section } from './section.tsx'
import { timelineOf } from './timeline-words.ts'
import type { TimelineEntry } from './timeline-words.ts'

/** A longer life is folded: how it began and how it stands are seen at once. */
const foldedAbove = 12
const head = 3
const tail = 6

const formatClock = (iso: string) =>
  new Date(iso).toLocaleTimeString(undefined, { timeStyle: 'medium' })

export function Timeline({
  generation,
  history,
}: {
  generation: Generation
  history: HistoryStep[]
}) {
  const [isUnfolded, setIsUnfolded] = useState(false)
  const entries = timelineOf(generation, history)
  const isFolded = entries.length > foldedAbove && !isUnfolded
  const shown = isFolded ? entries.slice(0, head) : entries

  return (
    <Section title="History">
      <ol className={`text-sm ${generation.status === 'failed' ? '[--hue:var(--color-bad)]' : ''}`}>
        {shown.map(toItem)}
        {isFolded && (
          <li className="py-1 pl-[19px]">
            <TextButton onClick={() => setIsUnfolded(true)}>
              {entries.length - head - tail} more steps
            </TextButton>
          </li>
        )}
        {isFolded && entries.slice(-tail).map(toItem)}
      </ol>
    </Section>
  )
}

// A key that stays when another step follows: what is there already is not drawn anew.
const toItem = (entry: TimelineEntry, index: number) => (
  <Item key={`${entry.at} ${index} ${entry.text}`} {...entry} />
)

function Item({ at, text, afterMs }: TimelineEntry) {
  return (
    <li className="relative flex items-baseline gap-3 pb-2 pl-[19px] last:pb-0 before:absolute before:top-[7px] before:left-0 before:size-[7px] before:rounded-full before:bg-line-strong after:absolute after:top-[17px] after:bottom-[-4px] after:left-[3px] after:w-px after:bg-line last:before:bg-(--hue) last:after:hidden">
      <span className="min-w-0 flex-1 break-words">{text}</span>
      {afterMs !== null && (
        <span className="num whitespace-nowrap text-ink-3">
          +{formatDuration(Math.max(0, afterMs))}
        </span>
      )}
      <time dateTime={at} title={formatMoment(at)} className="num whitespace-nowrap text-ink-2">
        {formatClock(at)}
      </time>
    </li>
  )
}
