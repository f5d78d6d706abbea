import { ArrowDown, ArrowUp, Crop, ImageOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { DragEvent } from 'react'
import type { ReferenceKind } from '#shared/catalog.ts'
import { imageUrl } from '../../lib/image-source.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { capital, movePicture, removePicture, weighPicture } from './change-inputs.ts'
import type { Placed } from './places.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { ReplaceInput } from './replace-input.tsx'
import { nameOfPlace } from './roles.ts'
import { ToolButton } from './tool-button.tsx'
import { WeightField } from './weight-field.tsx'

const CropDialog = lazyPart(() => import('./crop-dialog.tsx'), 'CropDialog')

interface PictureRowProps {
  kind: ReferenceKind
  picture: Placed
  index: number
  count: number
  hintId: string | undefined
}

/** One place that is taken: the picture, its weight, and what can be done with it. */
export function PictureRow({ kind, picture, index, count, hintId }: PictureRowProps) {
  const { imageId, weight } = picture
  const name = nameOfPlace(kind, index)
  const [isGone, setIsGone] = useState(false)
  const [shown, setShown] = useState<'preview' | 'crop' | null>(null)
  const drag = useReorder(kind, index, count)

  return (
    <li
      {...drag}
      className="flex min-w-0 items-center gap-3 rounded-md data-over:outline-2 data-over:outline-light"
    >
      <button
        type="button"
        aria-label={isGone ? `${capital(name)} is no longer here` : `Show ${name} large`}
        disabled={isGone}
        onClick={() => setShown('preview')}
        className="grid size-14 flex-none place-items-center overflow-hidden rounded-md bg-sunken text-ink-3"
      >
        {isGone ? (
          <ImageOff size={18} aria-hidden />
        ) : (
          <img
            src={imageUrl(imageId, 320)}
            alt=""
            draggable={false}
            onError={() => setIsGone(true)}
            className="size-full object-cover"
          />
        )}
      </button>
      <div className="min-w-0 flex-1">
        {isGone && <p className="text-sm leading-7 text-bad">No longer here</p>}
        {!isGone && weight !== null && (
          <WeightField
            name={name}
            value={weight}
            describedBy={hintId}
            onChange={(next) => weighPicture(kind, index, next)}
          />
        )}
        <div className="-ml-1.5 flex h-7 items-center">
          {!isGone && (
            <ToolButton label={`Crop ${name}`} icon={Crop} onClick={() => setShown('crop')} />
          )}
          <ReplaceInput pictureRole={kind} imageId={imageId} name={name} />
          {count > 1 && (
            <>
              <ToolButton
                label={`Move ${name} up`}
                icon={ArrowUp}
                isOff={index === 0}
                onClick={() => movePicture(kind, index, index - 1)}
              />
              <ToolButton
                label={`Move ${name} down`}
                icon={ArrowDown}
                isOff={index === count - 1}
                onClick={() => movePicture(kind, index, index + 1)}
              />
            </>
          )}
          <ToolButton
            label={`Remove ${name}`}
            icon={Trash2}
            className="ml-auto"
            onClick={() => removePicture(kind, index)}
          />
        </div>
      </div>
      {shown === 'preview' && (
        <PreviewDialog imageId={imageId} name={name} onClose={() => setShown(null)} />
      )}
      {shown === 'crop' && (
        <CropDialog
          pictureRole={kind}
          imageId={imageId}
          name={name}
          onClose={() => setShown(null)}
        />
      )}
    </li>
  )
}

/** Of its own, so that a picture that changes its place is not taken for one that is brought. */
const placeType = 'application/x-photon-place'

function useReorder(kind: ReferenceKind, index: number, count: number) {
  const [isOver, setIsOver] = useState(false)
  const isOurs = ({ dataTransfer }: DragEvent) =>
    dataTransfer.types.includes(`${placeType}-${kind}`)
  if (count < 2) return {}
  return {
    draggable: true,
    'data-over': isOver || undefined,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.effectAllowed = 'move'
      dataTransfer.setData(`${placeType}-${kind}`, String(index))
    },
    onDragOver: (event: DragEvent) => {
      if (!isOurs(event)) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      setIsOver(false)
      if (!isOurs(event)) return
      event.preventDefault()
      movePicture(kind, Number(event.dataTransfer.getData(`${placeType}-${kind}`)), index)
    },
  }
}
