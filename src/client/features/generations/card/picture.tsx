import { useMemo, useState } from 'react'
import { thumbHashToDataURL } from 'thumbhash'
import { Link } from 'wouter'
import type { Generation } from '#shared/generation.ts'
import { imageSrcSet, imageVariant } from '../../../lib/image-source.ts'
import { targetName } from '../../../ui/target-name.tsx'

interface PictureProps {
  generation: Generation
  title: string
  width: number
}

/** The thumbhash is there at once; the image develops from it. */
export function Picture({ generation, title, width }: PictureProps) {
  const { id, image } = generation
  const [isDeveloped, setIsDeveloped] = useState(false)
  const placeholder = usePlaceholder(image?.thumbhash)
  if (!image) return null

  return (
    <Link
      href={`/generations/${id}`}
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
        loading="lazy"
        decoding="async"
        onLoad={() => setIsDeveloped(true)}
        className={`size-full object-cover transition-opacity duration-200 ease-out ${isDeveloped ? '' : 'opacity-0'}`}
      />
    </Link>
  )
}

export function usePlaceholder(thumbhash: string | undefined): string | undefined {
  return useMemo(() => {
    if (!thumbhash) return undefined
    const bytes = Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0))
    return `url(${thumbHashToDataURL(bytes)})`
  }, [thumbhash])
}
