import { useQuery } from '@tanstack/react-query'
import { Suspense, memo } from 'react'
import { lazyPart } from '../../../lib/lazy-part.ts'
import { useIsAtHand } from '../../../lib/use-is-at-hand.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { hueClass, targetName } from '../../../ui/target-name.tsx'
import { CardBody } from './card-body.tsx'
import { CardCaption } from './card-caption.tsx'

const CardTools = lazyPart(async () => (await import('./card-tools.tsx')).CardTools)

interface GenerationCardProps {
  id: string
  run: ListedRun
  attempt: number
  width: number
  height: number
}

/** Follows its own generation only: a change draws this card anew and no other. */
export const GenerationCard = memo(function GenerationCard({
  id,
  run,
  attempt,
  width,
  height,
}: GenerationCardProps) {
  const { data: generation } = useQuery(generationQuery(id))
  const isAtHand = useIsAtHand()
  if (!generation) return null

  return (
    <figure
      aria-label={targetName(generation)}
      className={`group/card @container/card relative min-w-0 ${hueClass[generation.provider]}`}
      style={{ width }}
    >
      <div
        className="@container-[size] relative overflow-hidden rounded-md bg-sunken transition-opacity group-data-lost/gallery:[&:has([data-live])]:opacity-50"
        style={{ height }}
      >
        <CardBody generation={generation} run={run} width={width} />
        {generation.mode === 'sandbox' && generation.image && (
          <span className="pointer-events-none absolute top-2 left-2 rounded-full bg-black/45 px-2 text-[11px] leading-5 text-white backdrop-blur-md">
            Sandbox
          </span>
        )}
      </div>
      {(isAtHand || generation.favorite) && (
        <Suspense>
          <CardTools generation={generation} run={run} height={height} />
        </Suspense>
      )}
      <CardCaption generation={generation} attempt={attempt} />
    </figure>
  )
})
