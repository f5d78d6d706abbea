import { useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { Generation } from '#shared/generation.ts'
import { imageVariant } from '../../../lib/image-source.ts'
import { Dot, targetName } from '../../../ui/target-name.tsx'
import { BeforeAfter } from './before-after.tsx'
import { describeEnd, searchOf } from '../card/describe-end.ts'
import { LiveBody } from '../card/live-body.tsx'
import { usePlaceholder } from '../card/picture.tsx'
import { shapeOf } from '../gallery/use-strip.ts'

interface DetailStageProps {
  generation: Generation
  title: string
  /** The picture that was modified, once it is known that there is one. */
  sourceId: string | undefined
  /** What floats over the picture. */
  children: ReactNode
}

/** The large picture: what the gallery has loaded already, then the original over it. */
export function DetailStage({ generation, title, sourceId, children }: DetailStageProps) {
  const ratio = shapeOf(generation)
  const placeholder = usePlaceholder(generation.image?.thumbhash)
  return (
    <div
      className="@container-[size] relative grid h-[min(62dvh,100vw/var(--ratio))] flex-none place-items-center bg-sunken lg:h-auto lg:min-h-0"
      style={{ '--ratio': ratio } as CSSProperties}
    >
      <div
        className="relative overflow-hidden bg-cover"
        style={{
          aspectRatio: ratio,
          width: `min(100cqw, 100cqh * ${ratio})`,
          backgroundImage: placeholder,
        }}
      >
        <StageContent generation={generation} title={title} sourceId={sourceId} />
      </div>
      {children}
    </div>
  )
}

function StageContent({ generation, title, sourceId }: Omit<DetailStageProps, 'children'>) {
  const { image, status } = generation
  const [isSharp, setIsSharp] = useState(false)
  if (image) {
    const result = (
      <>
        <img src={imageVariant(image, 1280)} alt="" className="absolute inset-0 size-full" />
        <img
          src={image.url}
          alt={`${title}, by ${targetName(generation)}`}
          decoding="async"
          onLoad={() => setIsSharp(true)}
          className={`absolute inset-0 size-full transition-opacity duration-200 ${isSharp ? '' : 'opacity-0'}`}
        />
      </>
    )
    if (!sourceId || status !== 'succeeded') return result
    return (
      <BeforeAfter sourceId={sourceId} ratio={shapeOf(generation)} width={1280}>
        {result}
      </BeforeAfter>
    )
  }

  switch (status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
      return <LiveBody generation={generation} />
    case 'succeeded':
      return null
    case 'failed':
    case 'uncertain':
    case 'canceled':
      return <End generation={generation} />
  }
}

function End({ generation }: { generation: Generation }) {
  const { title, message, tone } = describeEnd(generation)
  const search = searchOf(generation)
  const color = { bad: 'text-bad', open: 'text-light', calm: 'text-ink' }[tone]
  return (
    <div className="grid size-full place-content-center gap-1.5 p-6 text-center">
      <b className={`text-[18px] font-medium tracking-[-0.015em] ${color}`}>{title}</b>
      <p className="max-w-[52ch] text-ink-2">{message}</p>
      {search && (
        <p className="flex items-baseline justify-center gap-2">
          <Dot className="animate-breathe bg-light" />
          {search}
        </p>
      )}
      {generation.failure?.providerMessage && (
        <blockquote className="mt-3 max-w-[60ch] justify-self-center rounded-md border border-line px-4 py-2.5 text-left text-[13px] text-ink-2">
          <span className="block text-[12px] text-ink-3">In the provider's words</span>
          {generation.failure.providerMessage}
        </blockquote>
      )}
    </div>
  )
}
