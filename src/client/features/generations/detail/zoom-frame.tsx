import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Image } from '#shared/image.ts'
import type { ZoomController } from '../../../lib/zoom-controller.ts'
import { usePlaceholder } from '../../../lib/placeholder.ts'
import { BeforeAfter } from './before-after.tsx'
import { DetailPicture } from './detail-picture.tsx'
import { cardPictureOf } from './gallery-card.ts'

interface ZoomFrameProps {
  id: string
  image: Image
  alt: string
  /** The picture that was modified. */
  sourceId: string | undefined
  zoom: ZoomController
}

/** A picture that fills its place as far as it can, and can be enlarged in it. */
export function ZoomFrame({ id, image, alt, sourceId, zoom }: ZoomFrameProps) {
  const ref = useRef<HTMLDivElement>(null)
  const placeholder = usePlaceholder(image.thumbhash)
  const [known] = useState(() => cardPictureOf(id)?.currentSrc)
  const { width, height } = image

  useLayoutEffect(() => {
    if (!ref.current) return undefined
    return zoom.add(ref.current, { width, height })
  }, [zoom, width, height])

  useEffect(
    () =>
      zoom.watch(({ zoom: factor }) => ref.current?.style.setProperty('--zoom', String(factor))),
    [zoom],
  )

  const picture = <DetailPicture image={image} alt={alt} known={known} zoom={zoom} />
  return (
    <div ref={ref} data-zoom-frame data-id={id} className="absolute inset-0 overflow-hidden">
      {!known && (
        <span
          aria-hidden
          className="absolute top-0 left-0 h-(--fit-height) w-(--fit-width) origin-top-left [transform:var(--place)] bg-[length:100%_100%]"
          style={{ backgroundImage: placeholder }}
        />
      )}
      {sourceId ? (
        <BeforeAfter sourceId={sourceId} ratio={width / height} width={1280}>
          {picture}
        </BeforeAfter>
      ) : (
        picture
      )}
    </div>
  )
}
