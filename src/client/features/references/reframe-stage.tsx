import { useEffect, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import type { AspectRatio } from '#shared/catalog.ts'
import { ratioOf } from '#shared/price.ts'
import { imageUrl } from '../../lib/image-source.ts'
import { scaled } from './reframe-geometry.ts'
import type { Placement, Size, Snapped } from './reframe-geometry.ts'
import { corners, drag, pinch, pressKey, pullCorner } from './reframe-gestures.ts'
import type { Corner, Point } from './reframe-gestures.ts'

interface ReframeStageProps {
  imageId: string
  ratio: AspectRatio
  /** Null until the picture's size is known. */
  placement: Placement | null
  onSource: (size: Size) => void
  onError: () => void
  onChange: (placement: Placement) => void
  hintId: string
}

interface Gesture {
  placement: Placement
  corner: Corner | null
  from: Map<number, Point>
  to: Map<number, Point>
}

const noGuides: Snapped['guides'] = { x: null, y: null }
/** In pixels of the screen. */
const snapPx = 8

const pictureClass = 'absolute max-w-none'
const hatching =
  'repeating-linear-gradient(135deg, var(--color-line-strong) 0 1px, transparent 1px 9px)'

/** Whatever was pressed keeps the pointer until it is let go. */
type Follow = Record<
  'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
  (event: PointerEvent<HTMLElement>) => void
>

const percent = (share: number) => `${share * 100}%`

/** The canvas with the picture on it; what is hatched will be painted, what hangs over is cut off. */
export function ReframeStage({
  imageId,
  ratio,
  placement,
  onSource,
  onError,
  onChange,
  hintId,
}: ReframeStageProps) {
  const canvasRef = useRef<HTMLDivElement>(null)
  const stageRef = useRef<HTMLDivElement>(null)
  const gesture = useRef<Gesture | null>(null)
  const [guides, setGuides] = useState(noGuides)

  function pointAt({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const box = canvasRef.current?.getBoundingClientRect()
    if (!box || box.width === 0) return { x: 0, y: 0 }
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }
  }

  /** From here on, with the fingers that are down now. */
  function begin(current: Placement, pointers: Map<number, Point>, corner: Corner | null) {
    gesture.current =
      pointers.size === 0
        ? null
        : { placement: current, corner, from: new Map(pointers), to: new Map(pointers) }
  }

  function onPointerDown(event: PointerEvent<HTMLElement>, corner: Corner | null) {
    if (!placement || event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const pointers = new Map(gesture.current?.to)
    begin(
      placement,
      pointers.set(event.pointerId, pointAt(event)),
      pointers.size > 1 ? null : corner,
    )
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const now = gesture.current
    const box = canvasRef.current?.getBoundingClientRect()
    if (!now || !box || !now.to.has(event.pointerId)) return
    now.to.set(event.pointerId, pointAt(event))
    const [from, secondFrom] = now.from.values()
    const [to, secondTo] = now.to.values()
    if (!from || !to) return
    if (secondFrom && secondTo)
      return onChange(pinch(now.placement, [from, secondFrom], [to, secondTo], ratioOf(ratio)))

    const reachPx = event.altKey ? 0 : snapPx
    const reach = { x: reachPx / box.width, y: reachPx / box.height }
    if (now.corner) return onChange(pullCorner(now.placement, now.corner, to, reach))
    const dragged = drag(now.placement, from, to, reach)
    setGuides(dragged.guides)
    onChange(dragged.placement)
  }

  function onPointerEnd(event: PointerEvent<HTMLElement>) {
    const left = new Map(gesture.current?.to)
    left.delete(event.pointerId)
    if (placement) begin(placement, left, null)
    setGuides(noGuides)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!placement || event.ctrlKey || event.metaKey) return
    const next = pressKey(placement, event.key, event.shiftKey)
    if (!next) return
    event.preventDefault()
    onChange(next)
  }

  useEffect(() => {
    const stage = stageRef.current
    if (!stage || !placement) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = canvasRef.current?.getBoundingClientRect()
      if (!box) return
      const pin: [number, number] = [
        (event.clientX - box.left) / box.width,
        (event.clientY - box.top) / box.height,
      ]
      onChange(scaled(placement, Math.exp(-event.deltaY * 0.0015), pin))
    }
    // React listens passively, and then the page would scroll along.
    stage.addEventListener('wheel', onWheel, { passive: false })
    return () => stage.removeEventListener('wheel', onWheel)
  }, [placement, onChange])

  const place: CSSProperties = placement
    ? {
        left: percent(placement.x),
        top: percent(placement.y),
        width: percent(placement.width),
        height: percent(placement.height),
      }
    : { visibility: 'hidden' }
  const follow: Follow = { onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd }

  return (
    <div
      ref={stageRef}
      role="application"
      aria-label="Canvas"
      className="@container-[size] relative grid h-full place-items-center overflow-hidden bg-sunken select-none"
    >
      <button
        type="button"
        aria-label="Picture on the canvas"
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => onPointerDown(event, null)}
        {...follow}
        className="absolute inset-0 cursor-move touch-none focus-visible:-outline-offset-2"
      />
      <div
        ref={canvasRef}
        className="pointer-events-none relative"
        style={{ aspectRatio: ratioOf(ratio), width: `min(78cqw, 80cqh * ${ratioOf(ratio)})` }}
      >
        <img
          src={imageUrl(imageId, 1280)}
          alt=""
          className={`${pictureClass} opacity-25`}
          style={place}
        />
        <div
          className="absolute inset-0 overflow-hidden bg-panel"
          style={{ backgroundImage: hatching }}
        >
          <img
            src={imageUrl(imageId, 1280)}
            alt=""
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              onSource({ width: naturalWidth, height: naturalHeight })
            }
            onError={onError}
            className={pictureClass}
            style={place}
          />
        </div>
        <div className="absolute -inset-px border border-ink-3" />
        {guides.x !== null && (
          <i className="absolute inset-y-0 w-px bg-light" style={{ left: percent(guides.x) }} />
        )}
        {guides.y !== null && (
          <i className="absolute inset-x-0 h-px bg-light" style={{ top: percent(guides.y) }} />
        )}
        {placement && (
          <div className="absolute outline-1 -outline-offset-1 outline-light" style={place}>
            {corners.map((corner) => (
              <Handle
                key={corner.join()}
                corner={corner}
                onPointerDown={onPointerDown}
                follow={follow}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

interface HandleProps {
  corner: Corner
  onPointerDown: (event: PointerEvent<HTMLElement>, corner: Corner | null) => void
  follow: Follow
}

function Handle({ corner, onPointerDown, follow }: HandleProps) {
  const [x, y] = corner
  return (
    <div
      onPointerDown={(event) => onPointerDown(event, corner)}
      {...follow}
      className={`pointer-events-auto absolute grid touch-none size-9 -translate-1/2 place-items-center ${x === y ? 'cursor-nwse-resize' : 'cursor-nesw-resize'}`}
      style={{ left: percent(x), top: percent(y) }}
    >
      <i className="size-3 rounded-[3px] border-2 border-light bg-raised" />
    </div>
  )
}
