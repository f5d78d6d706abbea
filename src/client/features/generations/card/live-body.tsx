import { useQuery } from '@tanstack/react-query'
import type { Catalog } from '#shared/catalog-answer.ts'
import type { Generation } from '#shared/generation.ts'
import { useNow } from '../../../lib/clock.ts'
import { formatDuration, ordinal } from '../../../lib/format.ts'
import { formatElapsed } from '../../../lib/format-elapsed.ts'
import { sentAt } from '../../../lib/generation-times.ts'
import { holdUpOf } from '../../../lib/hold-up.ts'
import { useInView } from '../../../lib/use-in-view.ts'
import { usualMsOf } from '../../../lib/usual-time.ts'
import { catalogQuery } from '../../../queries/catalog-queries.ts'
import { GenerationLink } from './generation-link.tsx'

/** Longer than this, it is the answer that takes its time, not the sending. */
const sendingMs = 3_000

/** On its way: how long it has taken already, and how long it usually takes. */
export function LiveBody({ generation }: { generation: Generation }) {
  const [ref, isInView] = useInView<HTMLDivElement>('0px', true)
  const isSent = generation.status !== 'queued'
  const now = useNow(isSent && isInView)
  const { data: usualMs = usualMsOf(undefined, generation) } = useQuery({
    ...catalogQuery(),
    select: (catalog: Catalog) => usualMsOf(catalog, generation),
  })
  const elapsedMs = Math.max(0, now - sentAt(generation))

  return (
    <div
      ref={ref}
      data-live
      className="grid size-full place-content-center gap-0.5 p-3 text-center text-balance text-ink-2 in-[dialog]:px-16"
    >
      <GenerationLink
        aria-hidden
        tabIndex={-1}
        id={generation.id}
        className="absolute inset-0 z-1"
      />
      {isSent && (
        <>
          <span aria-hidden className="live-glow absolute inset-0 animate-breathe" />
          <span className="num relative text-xl leading-8 tracking-[-0.04em] text-ink in-[dialog]:text-2xl">
            {formatElapsed(elapsedMs)}
          </span>
        </>
      )}
      <span className="relative text-sm">{describeWaiting(generation, elapsedMs, usualMs)}</span>
      {isSent && (
        <span
          aria-hidden
          className="absolute inset-x-0 bottom-0 h-[3px] origin-left bg-light transition-transform duration-100 ease-linear"
          style={{ transform: `scaleX(${progressOf(elapsedMs, usualMs)})` }}
        />
      )}
    </div>
  )
}

function describeWaiting(generation: Generation, elapsedMs: number, usualMs: number) {
  const { status, progress } = generation
  const usually = `usually ${formatDuration(usualMs)}`
  const { queuePosition } = progress
  const holdUp = holdUpOf(generation)
  switch (status) {
    case 'queued':
      if (holdUp) return `Queued · ${holdUp}`
      return queuePosition === undefined ? 'Queued' : `Queued · ${placeOf(queuePosition)}`
    case 'submitting':
      return elapsedMs < sendingMs ? 'Sending' : `Sent · ${usually}`
    case 'running':
      if (holdUp) return holdUp
      return queuePosition === undefined
        ? `Running · ${usually}`
        : `Waiting there · ${placeOf(queuePosition)}`
    default:
      return 'Saving the image'
  }
}

const placeOf = (before: number) =>
  before === 0 ? 'next in line' : `${ordinal(before + 1)} in line`

/** Comes ever closer to the end and never claims it. */
const progressOf = (elapsedMs: number, usualMs: number) =>
  0.97 * (1 - Math.exp((-1.6 * elapsedMs) / usualMs))
