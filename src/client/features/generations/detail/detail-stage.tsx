import type { CSSProperties, ReactNode, RefObject } from 'react'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { imageVariant } from '../../../lib/image-source.ts'
import type { ZoomController } from '../../../lib/zoom-controller.ts'
import { useZoomStage } from '../../../lib/use-zoom-stage.ts'
import { Minimap } from '../../../ui/minimap.tsx'
import { targetName } from '../../../ui/target-name.tsx'
import { LiveBody } from '../card/live-body.tsx'
import { shapeOf } from '../../../queries/run-queries.ts'
import { DetailEnd } from './detail-end.tsx'
import { ZoomFrame } from './zoom-frame.tsx'

interface DetailStageProps {
  generation: Generation
  title: string
  /** The picture that was modified, if it is to be seen beside the result. */
  sourceId: string | undefined
  zoom: ZoomController
  isMapShown: boolean
  stageRef: RefObject<HTMLElement | null>
  onStep: (step: 1 | -1) => void
  /** What floats over the picture. */
  children: ReactNode
}

/** The large picture, or what there is instead of one. */
export function DetailStage({
  generation,
  title,
  sourceId,
  zoom,
  isMapShown,
  stageRef,
  onStep,
  children,
}: DetailStageProps) {
  const { id, image, status } = generation
  // Where no picture will come, words take the room they need.
  const hasShape = image !== null || !isSettled(status)

  useZoomStage(stageRef, zoom, onStep)

  return (
    <section
      ref={stageRef}
      aria-label="Picture"
      className={`relative ${hasShape ? 'h-[min(64dvh,max(220px,100vw/var(--ratio)))]' : ''} flex-none touch-pan-y overflow-hidden bg-sunken select-none data-zoomed:cursor-grab data-zoomed:touch-none data-zoomed:active:cursor-grabbing lg:h-auto lg:min-h-0 [&:fullscreen]:bg-black`}
      style={{ '--ratio': shapeOf(generation) } as CSSProperties}
    >
      {image ? (
        <ZoomFrame
          key={id}
          id={id}
          image={image}
          alt={`${title}, by ${targetName(generation)}`}
          sourceId={sourceId}
          zoom={zoom}
        />
      ) : (
        <Instead generation={generation} />
      )}
      {image && isMapShown && (
        <Minimap
          item={{ ...image, id, src: (width) => imageVariant(image, width) }}
          stageRef={stageRef}
          zoom={zoom}
          // Above the bar, which a finger does without; where the picture is low, out of the way of the arrows.
          className="origin-top-left max-sm:top-2.5 max-sm:left-2.5 sm:right-2.5 sm:bottom-14 sm:max-lg:pointer-coarse:bottom-2.5"
        />
      )}
      {children}
    </section>
  )
}

function Instead({ generation }: { generation: Generation }) {
  switch (generation.status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
      return (
        <div className="@container-[size] absolute inset-0 grid place-items-center">
          <div
            className="relative w-[min(100cqw,100cqh*var(--ratio))] overflow-hidden"
            style={{ aspectRatio: shapeOf(generation) }}
          >
            <LiveBody generation={generation} />
          </div>
        </div>
      )
    case 'succeeded':
      return null
    case 'failed':
    case 'uncertain':
    case 'canceled':
      return <DetailEnd generation={generation} />
  }
}
