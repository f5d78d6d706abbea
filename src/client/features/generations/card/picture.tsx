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

/** A picture that is there so soon stands at once. */
const soonMs = 100

/** What was seen once comes from the browser's cache, and shows no development again. */
const seen = new Set<string>()
const mostSeen = 1_000

function noteSeen(imageId: string) {
  if (seen.size >= mostSeen) seen.clear()
  seen.add(imageId)
}

const looks = {
  later: 'opacity-0',
  'at once': '',
  developing: 'transition-opacity duration-200 ease-out',
}

/** The image develops from its thumbhash. */
export function Picture({ generation, title, width }: PictureProps) {
  const { id, image } = generation
  const [askedAt] = useState(() => performance.now())
  const [shown, setShown] = useState<'later' | 'at once' | 'developing'>(
    image && seen.has(image.id) ? 'at once' : 'later',
  )
  const placeholder = usePlaceholder(shown === 'at once' ? undefined : image?.thumbhash)
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
          const isSoon = performance.now() - askedAt < soonMs
          setShown(isSoon || !placeholder ? 'at once' : 'developing')
        }}
        className={`size-full object-cover ${looks[shown]}`}
      />
    </GenerationLink>
  )
}
