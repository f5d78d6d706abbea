import type { ReactNode } from 'react'
import type { Generation } from '#shared/generation.ts'
import type { GenerationStatus } from '#shared/status.ts'
import { formatDuration, formatMoment, formatUsd } from '../../../lib/format.ts'
import { timesOf } from '../../../lib/generation-times.ts'
import { Section } from './section.tsx'

export const statusWords: Record<GenerationStatus, string> = {
  queued: 'Queued',
  submitting: 'Sending',
  running: 'Running',
  saving: 'Saving the image',
  succeeded: 'Done',
  failed: 'Failed',
  uncertain: 'No clear answer',
  canceled: 'Cancelled',
}

export function DetailFacts({ generation }: { generation: Generation }) {
  const { status, image, cost, mode, jobId, aspectRatio, adjustments, times } = generation
  return (
    <Section title="Facts">
      <dl className="grid grid-cols-[80px_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {status !== 'succeeded' && <Fact name="Status">{statusWords[status]}</Fact>}
        <Fact name="Ratio">{aspectRatio ?? 'Chosen by the provider'}</Fact>
        {image && (
          <Fact name="Image">
            <span className="num">
              {image.width} × {image.height}
            </span>{' '}
            {image.type.replace('image/', '').toUpperCase()}, {formatBytes(image.bytes)}
          </Fact>
        )}
        <Fact name="Cost">{mode === 'sandbox' ? 'Free: sandbox' : <Cost cost={cost} />}</Fact>
        <Took generation={generation} />
        <Fact name="Made">
          <time dateTime={times.createdAt}>{formatMoment(times.createdAt)}</time>
        </Fact>
        {adjustments.length > 0 && <Fact name="Adjusted">{adjustments.join('. ')}</Fact>}
        {image && generation.failure?.providerMessage && (
          <Fact name="It says">{generation.failure.providerMessage}</Fact>
        )}
        {jobId !== null && (
          <Fact name="Job">
            <code className="num break-all">{jobId}</code>
          </Fact>
        )}
      </dl>
    </Section>
  )
}

/** All of it, and in it the provider's queue and its work. */
function Took({ generation }: { generation: Generation }) {
  const { total, waiting, running } = timesOf(generation)
  if (total === null) return null
  return (
    <Fact name="Took">
      <span className="num">{formatDuration(total)}</span>
      {waiting !== null && running !== null && (
        <span className="text-ink-3">
          {' '}
          (<span className="num">{formatDuration(waiting)}</span> waiting,{' '}
          <span className="num">{formatDuration(running)}</span> running)
        </span>
      )}
    </Fact>
  )
}

const formatBytes = (bytes: number) =>
  bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

function Cost({ cost: { actualUsd, estimatedUsd } }: Pick<Generation, 'cost'>) {
  if (actualUsd === null)
    return (
      <>
        <span className="num">{formatUsd(estimatedUsd)}</span> estimated
      </>
    )
  return (
    <>
      <span className="num">{formatUsd(actualUsd)}</span>
      {actualUsd !== estimatedUsd && (
        <span className="text-ink-3">
          {' '}
          (estimated <span className="num">{formatUsd(estimatedUsd)}</span>)
        </span>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
