import { Crosshair, Expand, Minus, Plus, Shrink } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { AspectRatio } from '#shared/catalog.ts'
import type { Reframe } from '#shared/run.ts'
import { Button } from '../../ui/button.tsx'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { ReframeFields } from './reframe-fields.tsx'
import {
  canvasOf,
  carriedOver,
  centred,
  filled,
  fitted,
  isPlaced,
  paintedShare,
  placedAnew,
  rounded,
  scaled,
} from './reframe-geometry.ts'
import type { Placement, Size } from './reframe-geometry.ts'
import { ReframeRatios } from './reframe-ratios.tsx'
import { ReframeStage } from './reframe-stage.tsx'

interface ReframeEditorProps {
  imageId: string
  /** Null leaves it to the editor. */
  aspectRatio: AspectRatio | null
  value: Reframe
  onChange: (value: Reframe) => void
  /** Where it is missing, the ratio cannot be changed in here. */
  onAspectRatio?: (aspectRatio: AspectRatio) => void
  onClose: () => void
}

/** A picture is placed on a canvas of another ratio; what it leaves open will be painted. */
export function ReframeEditor({
  imageId,
  aspectRatio,
  value,
  onChange,
  onAspectRatio,
  onClose,
}: ReframeEditorProps) {
  const ratio = aspectRatio ?? '16:9'
  const canvas = canvasOf(ratio)
  const [source, setSource] = useState<Size | null>(null)
  const [isLost, setIsLost] = useState(false)
  const hintId = useId()
  const placement =
    source && (isPlaced(value, source, canvas) ? value : placedAnew(value, source, canvas))
  const place = (next: Placement, on = canvas) => onChange({ imageId, ...rounded(next, on) })
  usePlaced({ source, placement, value, place })

  function chooseRatio(next: AspectRatio) {
    onAspectRatio?.(next)
    const to = canvasOf(next)
    if (source && placement) place(carriedOver(placement, source, canvas, to), to)
  }

  function takeSource(size: Size) {
    setSource(size)
    if (aspectRatio === null) onAspectRatio?.(ratio)
  }

  const change = (label: string, icon: ReactNode, next: (at: Placement) => Placement) => (
    <Button disabled={!placement} onClick={() => placement && place(next(placement))}>
      {icon}
      {label}
    </Button>
  )

  // Outside of the form that it was opened from: Enter in one of its fields must send nothing.
  return createPortal(
    <Dialog
      label="Reframe"
      onClose={onClose}
      className="h-dvh max-h-dvh w-screen max-w-none border-0 p-0 sm:h-[min(820px,calc(100dvh-48px))] sm:w-[min(1160px,calc(100vw-48px))] sm:rounded-lg sm:border"
    >
      <div className="flex h-full flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="relative min-h-[260px] flex-1 lg:min-h-0">
          <ReframeStage
            imageId={imageId}
            ratio={ratio}
            placement={placement}
            onSource={takeSource}
            onError={() => setIsLost(true)}
            onChange={place}
            hintId={hintId}
          />
          {isLost && (
            <p role="alert" className="absolute inset-0 grid place-items-center text-ink-2">
              This picture is no longer in the studio.
            </p>
          )}
        </div>
        <div className="flex flex-col gap-4 overflow-y-auto border-line p-4 max-lg:max-h-[56dvh] max-lg:border-t lg:gap-5 lg:border-l lg:p-5">
          <div className="flex items-start justify-between gap-4">
            <div>
              <h2 className="text-md font-medium">Reframe</h2>
              <p id={hintId} className="mt-0.5 text-xs text-ink-2">
                What is hatched will be painted.{' '}
                <span className="pointer-coarse:hidden">
                  Arrow keys move the picture, + and − change its size.
                </span>
              </p>
            </div>
            <div className="-mt-2 -mr-2">
              <CloseButton onClick={onClose} />
            </div>
          </div>
          {onAspectRatio && <ReframeRatios value={ratio} onChange={chooseRatio} />}
          <div className="flex flex-wrap gap-1.5 max-sm:[&_button]:px-2.5 max-sm:[&_svg]:hidden">
            {change('Fit', <Shrink size={14} />, () => fitted(source ?? canvas, canvas))}
            {change('Fill', <Expand size={14} />, () => filled(source ?? canvas, canvas))}
            {change('Centre', <Crosshair size={14} />, centred)}
            {change('Smaller', <Minus size={14} />, (at) => scaled(at, 1 / 1.05))}
            {change('Larger', <Plus size={14} />, (at) => scaled(at, 1.05))}
          </div>
          {placement && <ReframeFields placement={placement} ratio={ratio} onChange={place} />}
          <div className="mt-auto flex items-center justify-between gap-4">
            <output className="num text-ink-2">
              {placement && `${Math.round(paintedShare(placement) * 100)} % painted`}
            </output>
            <Button look="action" onClick={onClose}>
              Done
            </Button>
          </div>
        </div>
      </div>
    </Dialog>,
    document.body,
  )
}

interface Placing {
  source: Size | null
  placement: Placement | null
  value: Reframe
  place: (placement: Placement) => void
}

/** A picture that was only chosen so far gets its place as soon as its size is known. */
function usePlaced({ source, placement, value, place }: Placing) {
  const latest = useRef({ placement, value, place })
  useEffect(() => {
    latest.current = { placement, value, place }
  })
  useEffect(() => {
    const { placement, value, place } = latest.current
    if (source && placement && placement !== value) place(placement)
  }, [source])
}
