import type { Generation } from '#shared/generation.ts'
import { imageVariant } from '../../../lib/image-source.ts'
import { usePlaceholder } from '../../../lib/placeholder.ts'

/** A small square of the picture; what it shows is said beside it. */
export function Thumbnail({
  generation,
  className,
}: {
  generation: Generation | undefined
  className: string
}) {
  const image = generation?.image
  const placeholder = usePlaceholder(image?.thumbhash)
  return (
    <span
      className={`block overflow-hidden rounded-sm bg-sunken bg-cover ${className}`}
      style={{ backgroundImage: placeholder }}
    >
      {image && (
        <img
          src={imageVariant(image, 160)}
          alt=""
          decoding="async"
          className="size-full object-cover"
        />
      )}
    </span>
  )
}
