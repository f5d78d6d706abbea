import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CSSProperties, PointerEvent, ReactNode } from 'react'
import { imageUrl } from '../../../lib/image-source.ts'

interface BeforeAfterProps {
  sourceId: string
  /** Width divided by height of the result. */
  ratio: number
  /** Which of the source's sizes is worth loading. */
  width: 640 | 1280
  /** The result, which fills its frame. */
  children: ReactNode
}

/** The picture that was modified lies over its result, up to a line that can be moved. */
export function BeforeAfter({ sourceId, ratio, width, children }: BeforeAfterProps) {
  const [percent, setPercent] = useState(50)
  const [sourceRatio, setSourceRatio] = useState(ratio)
  const inputRef = useRef<HTMLInputElement>(null)

  function follow(event: PointerEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    if (width === 0) return
    const share = ((event.clientX - left) / width) * 100
    setPercent(Math.round(Math.min(Math.max(share, 0), 100)))
  }

  return (
    <div
      className="absolute inset-0 cursor-ew-resize touch-pan-y overflow-hidden select-none"
      style={{ '--line': `${percent}%` } as CSSProperties}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        inputRef.current?.focus({ preventScroll: true })
        follow(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
      }}
    >
      {children}
      {/* A pixel wider, or the edge of the result would shine through beside it. */}
      <div className="absolute -inset-px bg-sunken [clip-path:inset(0_calc(100%-var(--line))_0_0)]">
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
        className="peer pointer-events-none absolute inset-0 size-full opacity-0"
      />
      <div className="pointer-events-none absolute inset-y-0 left-(--line) w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.25)] peer-focus-visible:[&>i]:outline-2">
        <i className="absolute top-1/2 left-1/2 flex size-9 -translate-1/2 items-center justify-center rounded-full bg-white text-black shadow-float outline-offset-2 outline-light">
          <ChevronLeft size={14} />
          <ChevronRight size={14} className="-ml-0.5" />
        </i>
      </div>
    </div>
  )
}

/** The same shape but for rounding; any other source is shown whole instead of cut to fit. */
const isAlike = (a: number, b: number) => Math.abs(a / b - 1) < 0.03

/** Beside the line, so that it leaves with the side that it names. */
const Label = ({ className, children }: { className: string; children: ReactNode }) => (
  <span
    aria-hidden
    className={`pointer-events-none absolute bottom-2.5 left-(--line) rounded-full bg-black/50 @max-[210px]/card:hidden px-2 text-[11px] leading-5 text-white backdrop-blur-md ${className}`}
  >
    {children}
  </span>
)
