import { useEffect, useRef } from 'react'
import type { PointerEvent, RefObject } from 'react'
import { usePlaceholder } from '../lib/placeholder.ts'
import type { ZoomController } from '../lib/zoom-controller.ts'
import { fitIn } from '../lib/zoom-math.ts'
import type { Size } from '../lib/zoom-math.ts'

interface Mapped extends Size {
  /** Of its frame. */
  id: string
  src: (width: 320) => string
  thumbhash?: string | undefined
}

interface MinimapProps {
  /** Whose picture it shows; it leads all that are linked. */
  item: Mapped
  stageRef: RefObject<HTMLElement | null>
  zoom: ZoomController
  /** Where it stands: not on the bar. */
  className: string
}

const room = { width: 128, height: 104 }

/** The whole picture in small while it is enlarged, with the part that is seen. Keys and fingers can do without. */
export function Minimap({ item, stageRef, zoom, className }: MinimapProps) {
  const mapRef = useRef<HTMLDivElement>(null)
  const seenRef = useRef<HTMLElement>(null)
  const { id, src } = item
  const placeholder = usePlaceholder(item.thumbhash)

  // Written beside React: it may change in every frame.
  useEffect(
    () =>
      zoom.watch(({ zoom: factor }) => {
        const seen = seenRef.current
        const frame = stageRef.current?.querySelector(`[data-zoom-frame][data-id="${id}"]`) ?? null
        const part = zoom.seenIn(frame)
        if (!mapRef.current || !seen || !part) return
        mapRef.current.hidden = factor <= 1.001
        for (const side of ['left', 'top', 'width', 'height'] as const)
          seen.style[side] = `${part[side] * 100}%`
      }),
    [zoom, stageRef, id],
  )

  function lookAt(event: PointerEvent<HTMLElement>) {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    zoom.lookAt({ x: (event.clientX - left) / width, y: (event.clientY - top) / height })
  }

  return (
    <div
      ref={mapRef}
      hidden
      aria-hidden
      data-map
      title="Drag to look elsewhere (M hides it)"
      style={{ ...fitIn({ picture: item, frame: room }), backgroundImage: placeholder }}
      className={`absolute z-3 cursor-crosshair touch-none overflow-hidden rounded-sm bg-black bg-[length:100%_100%] shadow-float ring-1 ring-white/40 select-none max-sm:[scale:0.8] ${className}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        lookAt(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) lookAt(event)
      }}
    >
      <img src={src(320)} alt="" draggable={false} className="pointer-events-none size-full" />
      <i
        ref={seenRef}
        className="pointer-events-none absolute border border-white shadow-[0_0_0_200px_rgb(0_0_0/0.5)]"
      />
    </div>
  )
}
