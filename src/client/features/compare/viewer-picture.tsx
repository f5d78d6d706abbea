import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { VariantWidth } from '#shared/image.ts'
import { usePlaceholder } from '../../lib/placeholder.ts'
import type { ZoomController } from '../../lib/zoom-controller.ts'
import { fitIn } from '../../lib/zoom-math.ts'
import type { ViewerItem } from './viewer-item.ts'

/** What is loaded, from step to step, as more can be seen; the last is the original. */
const steps: readonly (VariantWidth | null)[] = [640, 1280, null]

/** A little more than a version has is not seen. */
const stretch = 1.05

/** The version that is enough for so many pixels of the screen. */
export function stepFor(pixels: number, naturalWidth: number): number {
  const step = steps.findIndex(
    (width) => width !== null && pixels <= Math.min(width, naturalWidth) * stretch,
  )
  return step === -1 ? steps.length - 1 : step
}

interface ViewerPictureProps {
  item: ViewerItem
  src: NonNullable<ViewerItem['src']>
  frameRef: RefObject<HTMLElement | null>
  zoom: ZoomController
}

/** A version that is enough, and over it a better one from the moment it would show more. */
export function ViewerPicture({ item, src, frameRef, zoom }: ViewerPictureProps) {
  const [wanted, setWanted] = useState<number | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  const { width, height, alt } = item
  const placeholder = usePlaceholder(item.thumbhash)

  useEffect(() => {
    if (wanted === steps.length - 1) return undefined
    return zoom.watch(({ zoom: factor }) => {
      const frame = frameRef.current
      if (!frame || frame.clientWidth === 0) return
      const size = { width: frame.clientWidth, height: frame.clientHeight }
      const fit = fitIn({ picture: { width, height }, frame: size })
      const step = stepFor(fit.width * factor * window.devicePixelRatio, width)
      // What is loaded stays, however far one zooms out again.
      setWanted((known) => Math.max(known ?? 0, step))
    })
  }, [wanted, frameRef, zoom, width, height])

  const layers = Array.from(new Set([shown, wanted])).filter((step) => step !== null)
  const pictures = layers.map((step) => (
    <img
      key={step}
      src={src(steps[step] ?? null)}
      alt={step === (shown ?? wanted) ? alt : ''}
      draggable={false}
      decoding="async"
      // Shown only once it can be painted at once: no frame without a picture.
      onLoad={({ currentTarget }) => {
        const show = () => setShown((known) => Math.max(known ?? 0, step))
        void currentTarget.decode?.().then(show, show)
      }}
      // A layer of its own, so that moving it paints nothing.
      className={`absolute top-0 left-0 h-(--fit-height) w-(--fit-width) max-w-none origin-top-left [transform:var(--place)] will-change-transform ${step === shown ? '' : 'opacity-0'}`}
    />
  ))
  return (
    <>
      {/* Gone once there is a picture: it would be painted again in every frame. */}
      {shown === null && (
        <span
          aria-hidden
          className="absolute top-0 left-0 h-(--fit-height) w-(--fit-width) origin-top-left [transform:var(--place)] bg-[length:100%_100%]"
          style={{ backgroundImage: placeholder }}
        />
      )}
      {pictures}
    </>
  )
}
