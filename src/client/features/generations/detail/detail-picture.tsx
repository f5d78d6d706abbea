import { useEffect, useState } from 'react'
import type { Image } from '#shared/image.ts'
import { isAhead } from './look-ahead.ts'
import { imageVariant } from '../../../lib/image-source.ts'
import type { ZoomController } from '../../../lib/zoom-controller.ts'

const previewWidth = 1280

interface DetailPictureProps {
  image: Image
  alt: string
  /** A version that the browser has already, such as the one that the card shows. */
  known: string | undefined
  zoom: ZoomController
}

/**
 * What is there at once, then better and better until it is the original: each over the one before it. A phone has
 * fewer dots than the preview: there the original, megabytes of it, comes when the picture is enlarged.
 */
export function DetailPicture({ image, alt, known, zoom }: DetailPictureProps) {
  const [previews] = useState(() => previewsOf(image, known))
  const [isWanted, setIsWanted] = useState(
    () => window.innerWidth * window.devicePixelRatio >= previewWidth,
  )
  useEffect(
    () => (isWanted ? undefined : zoom.watch(({ zoom: factor }) => setIsWanted(factor > 1))),
    [isWanted, zoom],
  )
  const sources = isWanted ? [...previews, image.url] : previews
  const [shown, setShown] = useState(0)

  return sources.slice(0, shown + 2).map((src, index) => (
    <img
      key={src}
      src={src}
      alt={index === 0 ? alt : ''}
      draggable={false}
      decoding={index === 0 ? 'sync' : 'async'}
      // Shown only once it can be painted at once: no frame without a picture.
      onLoad={({ currentTarget }) => {
        const show = () => setShown((before) => Math.max(before, index))
        void currentTarget.decode?.().then(show, show)
      }}
      // A layer of its own, so that moving it paints nothing.
      className={`absolute top-0 left-0 h-(--fit-height) w-(--fit-width) max-w-none origin-top-left [transform:var(--place)] will-change-transform ${index <= shown ? '' : 'opacity-0'}`}
    />
  ))
}

function previewsOf(image: Image, known: string | undefined): string[] {
  const preview = imageVariant(image, previewWidth)
  const first = known && !isAhead(preview) ? [known] : []
  return Array.from(new Set([...first, preview]))
}
