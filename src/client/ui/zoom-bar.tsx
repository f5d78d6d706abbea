import { Maximize, Minimize, Minus, Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { ZoomController } from '../lib/zoom-controller.ts'

const buttonClass =
  'grid h-8 min-w-8 place-items-center rounded-full px-1.5 text-xs hover:bg-white/15 focus-visible:outline-offset-0'

interface ZoomBarProps {
  zoom: ZoomController
  getFrame: () => Element | null
  isFull: boolean
  /** Null where the browser cannot. */
  onFullScreen: (() => void) | null
  /** There is a picture to be enlarged. */
  canZoom?: boolean
  children?: ReactNode
}

/** Over the lower edge of the pictures: what a wheel and fingers do, for everybody else. */
export function ZoomBar({
  zoom,
  getFrame,
  isFull,
  onFullScreen,
  canZoom = true,
  children,
}: ZoomBarProps) {
  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-2.5 z-3 flex flex-wrap items-center justify-center gap-2 text-white *:pointer-events-auto">
      {children}
      {canZoom && (
        <fieldset aria-label="Zoom" className="flex items-center rounded-full bg-black/65 px-1">
          <button
            type="button"
            aria-label="Zoom out"
            title="Zoom out (−)"
            onClick={() => zoom.zoomBy(1 / 1.4, getFrame(), undefined, true)}
            className={buttonClass}
          >
            <Minus size={14} />
          </button>
          <Percent zoom={zoom} getFrame={getFrame} />
          <button
            type="button"
            aria-label="Zoom in"
            title="Zoom in (+)"
            onClick={() => zoom.zoomBy(1.4, getFrame(), undefined, true)}
            className={buttonClass}
          >
            <Plus size={14} />
          </button>
          <button
            type="button"
            title="Show all of it (0)"
            onClick={() => zoom.fit()}
            className={buttonClass}
          >
            Fit
          </button>
          <button
            type="button"
            aria-label="1:1, actual pixels"
            title="Actual pixels (Z)"
            onClick={() => zoom.showPixels(getFrame())}
            className={buttonClass}
          >
            1:1
          </button>
          {onFullScreen && (
            <button
              type="button"
              aria-label={isFull ? 'Leave full screen' : 'Full screen'}
              title={isFull ? 'Leave full screen (F)' : 'Full screen (F)'}
              onClick={onFullScreen}
              className={buttonClass}
            >
              {isFull ? <Minimize size={14} /> : <Maximize size={14} />}
            </button>
          )}
        </fieldset>
      )}
    </div>
  )
}

/** Written beside React: it may change in every frame. */
function Percent({ zoom, getFrame }: Pick<ZoomBarProps, 'zoom' | 'getFrame'>) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      zoom.watch(() => {
        const scale = zoom.scaleOf(getFrame())
        const text = scale === null ? '' : `${Math.round(scale * 100)} %`
        if (ref.current && ref.current.textContent !== text) ref.current.textContent = text
      }),
    [zoom, getFrame],
  )
  return (
    <span ref={ref} title="Of its own pixels" className="num min-w-[46px] text-center text-white" />
  )
}
