import { useEffect, useRef, useState } from 'react'
import type { Generation } from '#shared/generation.ts'
import { imageSrcSet, imageVariant } from '../../../lib/image-source.ts'
import { usePlaceholder } from '../../../lib/placeholder.ts'
import { targetName } from '../../../ui/target-name.tsx'
import { GenerationLink } from './generation-link.tsx'

interface PictureProps {
  generation: Generation
  title: string
  width: number
}

/** A picture that is there so soon stands at once, and nothing has to stand for it. */
const soonMs = 100

/** What was seen once comes from the browser's cache, and shows no development again. */
const seen = new Set<string>()
const mostSeen = 1_000

function noteSeen(imageId: string) {
  if (seen.size >= mostSeen) seen.clear()
  seen.add(imageId)
}

/** The image develops from its thumbhash. */
export function Picture({ generation, title, width }: PictureProps) {
  const { id, image } = generation
  const isSeen = image !== null && seen.has(image.id)
  const [isLate, setIsLate] = useState(false)
  const placeholder = usePlaceholder(isLate ? image?.thumbhash : undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!isSeen) timer.current = setTimeout(() => setIsLate(true), soonMs)
    return () => clearTimeout(timer.current)
  }, [isSeen])
  if (!image) return null

  return (
    <GenerationLink
      id={id}
      data-generation={id}
      className="block size-full bg-cover focus-visible:-outline-offset-2"
      style={{ backgroundImage: placeholder }}
    >
      <img
        src={imageVariant(image, 640)}
        srcSet={imageSrcSet(image)}
        sizes={`${Math.ceil(width)}px`}
        width={image.width}
        height={image.height}
        alt={`${title}, by ${targetName(generation)}`}
        decoding="async"
        onLoad={({ currentTarget }) => {
          clearTimeout(timer.current)
          noteSeen(image.id)
          // Not a state: hundreds of cards would be drawn a second time.
          currentTarget.dataset.shown = isLate ? 'late' : 'soon'
        }}
        className={`size-full object-cover data-[shown=late]:transition-opacity data-[shown=late]:duration-200 data-[shown=late]:ease-out ${isSeen ? '' : 'not-data-shown:opacity-0'}`}
      />
    </GenerationLink>
  )
}
