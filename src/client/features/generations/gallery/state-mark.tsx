import { Ban, CircleAlert, CircleQuestionMark, Hourglass } from 'lucide-react'
import type { Generation } from '#shared/generation.ts'
import { useNow } from '../../../lib/clock.ts'
import { formatElapsed } from '../../../lib/format-elapsed.ts'
import { sentAt } from '../../../lib/generation-times.ts'
import { useInView } from '../../../lib/use-in-view.ts'
import { stateClass } from './state-words.ts'

/** In the place of a picture that is not there. */
export const StateMark = ({
  generation,
  className,
}: {
  generation: Generation
  className: string
}) => (
  <span
    aria-hidden
    className={`relative grid flex-none place-items-center overflow-hidden rounded-sm border border-line bg-sunken ${stateClass(generation)} ${className}`}
  >
    <Mark generation={generation} />
  </span>
)

function Mark({ generation }: { generation: Generation }) {
  switch (generation.status) {
    case 'queued':
      return <Hourglass size={18} />
    case 'submitting':
    case 'running':
    case 'saving':
      return <Elapsed generation={generation} />
    case 'uncertain':
      return <CircleQuestionMark size={18} />
    case 'canceled':
      return <Ban size={18} />
    case 'failed':
    case 'succeeded':
      return <CircleAlert size={18} />
  }
}

function Elapsed({ generation }: { generation: Generation }) {
  const [ref, isInView] = useInView<HTMLSpanElement>('0px', true)
  const now = useNow(isInView)
  return (
    <>
      <span className="live-glow absolute inset-0 animate-breathe" />
      <span ref={ref} className="num relative tracking-[-0.06em] text-ink">
        {formatElapsed(now - sentAt(generation))}
      </span>
    </>
  )
}
