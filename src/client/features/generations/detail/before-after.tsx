import { useRef, useState } from 'react'
import type { CSSProperties, PointerEvent, ReactNode } from 'react'
import { imageUrl } from '../../../lib/image-source.ts'
import { PullKnob } from '../../../ui/pull-knob.tsx'

interface BeforeAfterProps {
  sourceId: string
  /** Width divided by height of the result. */
  ratio: number
  /** Which of the source's sizes is worth loading. */
  width: 640 | 1280
  /** The result, which fills its frame, or lies in it as the zoom says. */
  children: ReactNode
}

/** What can be seen of the result in its frame, and the line in it, from the frame's left. */
const seen = {
  '--seen': 'min(100%, calc(var(--fit-width, 100%) * var(--zoom, 1)))',
  '--cut': 'calc((100% - var(--seen)) / 2 + var(--seen) * var(--line))',
}

/** The picture that was modified lies over its result, up to a line that can be moved. Both follow the zoom. */
export function BeforeAfter({ sourceId, ratio, width, children }: BeforeAfterProps) {
  const [percent, setPercent] = useState(50)
  const [sourceRatio, setSourceRatio] = useState(ratio)
  const inputRef = useRef<HTMLInputElement>(null)
  const seenRef = useRef<HTMLDivElement>(null)
  const heldRef = useRef<number | null>(null)

  function follow({ clientX }: PointerEvent) {
    const { left, width } = seenRef.current?.getBoundingClientRect() ?? { left: 0, width: 0 }
    if (width === 0) return
    const share = ((clientX - left) / width) * 100
    setPercent(Math.round(Math.min(Math.max(share, 0), 100)))
  }

  return (
    <div
      data-pull="whole"
      className="absolute inset-0 touch-pan-y overflow-hidden select-none cursor-ew-resize in-data-zoomed:cursor-[inherit] in-data-zoomed:touch-none"
      style={{ '--line': percent / 100, ...seen } as CSSProperties}
      onPointerDown={(event) => {
        // With a second finger both zoom; an enlarged picture is moved, unless the line itself is pulled.
        heldRef.current = null
        if (event.button !== 0 || !event.isPrimary || !isPull(event)) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        heldRef.current = event.pointerId
        inputRef.current?.focus({ preventScroll: true })
        follow(event)
      }}
      onPointerMove={(event) => {
        if (event.pointerId === heldRef.current) follow(event)
      }}
      onLostPointerCapture={() => {
        heldRef.current = null
      }}
    >
      {children}
      <div className="absolute inset-0 [clip-path:inset(0_calc(100%-var(--cut))_0_0)]">
        <div className="absolute top-0 left-0 h-[var(--fit-height,100%)] w-[var(--fit-width,100%)] origin-top-left [transform:var(--place,none)]">
          {/* A pixel wider, or the edge of the result would shine through beside it. */}
          <div className="absolute -inset-px bg-sunken">
            <img
              src={imageUrl(sourceId, width)}
              alt="Before"
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setSourceRatio(naturalWidth / naturalHeight)
              }
              className={`absolute inset-px size-[calc(100%-2px)] ${isAlike(sourceRatio, ratio) ? 'object-cover' : 'object-contain'}`}
            />
          </div>
        </div>
      </div>
      <div
        ref={seenRef}
        className="pointer-events-none absolute top-1/2 left-1/2 h-[min(100%,calc(var(--fit-height,100%)*var(--zoom,1)))] w-(--seen) -translate-1/2 overflow-clip"
      >
        <Label className="-translate-x-[calc(100%+8px)]">Before</Label>
        <Label className="translate-x-2">After</Label>
        <input
          ref={inputRef}
          type="range"
          aria-label="Before and after"
          aria-valuetext={`${percent} % before, ${100 - percent} % after`}
          min={0}
          max={100}
          step={1}
          value={percent}
          onChange={({ currentTarget }) => setPercent(currentTarget.valueAsNumber)}
          className="peer absolute inset-0 size-full opacity-0"
        />
        <div
          data-pull=""
          className="pointer-events-auto absolute inset-y-0 left-[calc(var(--line)*100%)] w-11 -translate-x-1/2 cursor-ew-resize touch-none before:absolute before:inset-y-0 before:left-1/2 before:w-0.5 before:-translate-x-1/2 before:bg-white before:shadow-[0_0_0_1px_rgb(0_0_0/0.25)] peer-focus-visible:[&>i]:outline-2"
        >
          <PullKnob />
        </div>
      </div>
    </div>
  )
}

const isPull = ({ target }: PointerEvent) =>
  target instanceof Element &&
  (target.closest('[data-zoomed]') === null || target.closest('[data-pull=""]') !== null)

/** The same shape but for rounding; any other source is shown whole instead of cut to fit. */
const isAlike = (a: number, b: number) => Math.abs(a / b - 1) < 0.03

/** Beside the line, so that it leaves with the side that it names. */
const Label = ({ className, children }: { className: string; children: ReactNode }) => (
  <span
    aria-hidden
    className={`absolute bottom-2.5 in-[dialog]:top-3 in-[dialog]:bottom-auto left-[calc(var(--line)*100%)] rounded-full bg-black/60 group-data-narrow/card:hidden px-2 text-xs text-white ${className}`}
  >
    {children}
  </span>
)
