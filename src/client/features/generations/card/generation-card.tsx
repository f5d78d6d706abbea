import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { lazyPart } from '../../../lib/lazy-part.tsx'
import { useIsAtHand } from '../../../lib/use-is-at-hand.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { hueClass, targetName } from '../../../ui/target-name.tsx'
import { useTurn } from '../gallery/turns.ts'
import { CardBody } from './card-body.tsx'
import { CardCaption } from './card-caption.tsx'
import { GenerationLink } from './generation-link.tsx'
import { narrowCard, tinyCard } from './narrow-card.ts'
import { useIsPointedAt } from './use-is-pointed-at.ts'

const CardTools = lazyPart(() => import('./card-tools.tsx'), 'CardTools')
const Marks = lazyPart(() => import('./marks.tsx'), 'Marks')

interface GenerationCardProps {
  id: string
  run: ListedRun
  attempt: number
  /** Its place in what it stands in. */
  left?: number
  top?: number
  width: number
  /** Of the picture. */
  height: number
  /** The picture alone. */
  isBare?: boolean
}

/** Follows its own generation only: a change draws this card anew and no other. */
export const GenerationCard = memo(function GenerationCard(props: GenerationCardProps) {
  return useTurn() && <Card {...props} />
})

/** Where the card will stand. */
const Room = ({ left = 0, top = 0, width, height }: GenerationCardProps) => (
  <div className="absolute rounded-md bg-sunken" style={{ left, top, width, height }} />
)

function Card(props: GenerationCardProps) {
  const { id, run, attempt, left = 0, top = 0, width, height, isBare = false } = props
  const { data: generation } = useQuery(generationQuery(id, run.id))
  const isAtHand = useIsAtHand()
  const [isPointedAt, pointers] = useIsPointedAt()
  // It was let go when it was far away, and comes again.
  if (!generation) return <Room {...props} />

  const marks = generation.favorite && <Marks generation={generation} />
  return (
    <figure
      aria-label={targetName(generation)}
      data-tile={id}
      data-block={isBare ? id : undefined}
      data-narrow={width <= narrowCard || undefined}
      className={`group/card absolute ${hueClass[generation.provider]}`}
      style={{ left, top, width }}
      {...pointers}
    >
      <div
        className={`${generation.image ? '' : '@container-[size]'} relative overflow-hidden rounded-md bg-sunken transition-[opacity,scale] duration-150 group-has-data-[select=on]/card:scale-94 group-data-lost/gallery:[&:has([data-live])]:opacity-50`}
        style={{ height }}
      >
        <CardBody generation={generation} run={run} width={width} />
        {generation.mode === 'sandbox' && generation.image && (
          <span
            className={
              width < tinyCard
                ? 'sr-only'
                : `pointer-events-none absolute rounded-full bg-black/55 px-2 text-xs leading-5 text-white ${cornerOf(width)}`
            }
          >
            Sandbox
          </span>
        )}
      </div>
      {isAtHand ? (
        <CardTools
          generation={generation}
          run={run}
          width={width}
          height={height}
          isPointedAt={isPointedAt}
          fallback={marks}
        />
      ) : (
        marks
      )}
      {isBare ? (
        !generation.image && (
          <GenerationLink
            id={id}
            data-generation={id}
            aria-label={targetName(generation)}
            className="pointer-events-none absolute inset-0 rounded-md focus-visible:-outline-offset-2"
          />
        )
      ) : (
        <CardCaption generation={generation} attempt={attempt} />
      )}
    </figure>
  )
}

/** Out of the way of the selection; where it is narrow, of the favourite as well. */
const cornerOf = (width: number) =>
  width <= narrowCard ? 'bottom-2 left-2' : 'top-2 left-2 group-has-data-select/card:left-11'
