import { useState } from 'react'
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
  const [isDeveloped, setIsDeveloped] = useState(image !== null && seen.has(image.id))
  const placeholder = usePlaceholder(image?.thumbhash)
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
        onLoad={() => {
          noteSeen(image.id)
          setIsDeveloped(true)
        }}
        className={`size-full object-cover transition-opacity duration-200 ease-out ${isDeveloped ? '' : 'opacity-0'}`}
      />
    </GenerationLink>
  )
}
