import { useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { aspectRatios } from '#shared/catalog.ts'
import { useDraftStore } from '../../lib/draft.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { Button } from '../../ui/button.tsx'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { RatioShape } from '../../ui/ratio-shape.tsx'
import { showToast } from '../../ui/toasts.ts'
import { draggedBy, frameOf } from './crop-frame.ts'
import type { Crop, Size } from './crop-frame.ts'
import { cropPicture } from './crop-picture.ts'
import { CropSliders } from './crop-sliders.tsx'
import { startUploads } from './uploads.ts'

interface CropDialogProps {
  pictureRole: PictureRole
  imageId: string
  name: string
  onClose: () => void
}

export function CropDialog({ pictureRole, imageId, name, onClose }: CropDialogProps) {
  const imageRef = useRef<HTMLImageElement>(null)
  const [source, setSource] = useState<Size | null>(null)
  const [crop, setCrop] = useState<Crop>(() => ({
    ratio: useDraftStore.getState().draft.aspectRatio ?? '1:1',
    size: 1,
    x: 0.5,
    y: 0.5,
  }))
  const frame = source && frameOf(crop, source)

  async function take() {
    if (!imageRef.current || !frame) return
    try {
      const file = await cropPicture(imageRef.current, frame)
      startUploads(pictureRole, [{ file, name: file.name }], imageId)
      onClose()
    } catch (error) {
      showToast(error instanceof Error ? error.message : 'This picture cannot be cropped here')
    }
  }

  function drag(event: PointerEvent<HTMLElement>) {
    const image = imageRef.current
    if (!source || !image || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const scale = source.width / image.clientWidth
    setCrop(draggedBy(crop, source, event.movementX * scale, event.movementY * scale))
  }

  return (
    <Dialog label={`Crop ${name}`} onClose={onClose} className="w-[min(94vw,820px)] rounded-lg p-4">
      <div className="mb-3 flex items-center gap-3 pl-1">
        <h2 className="text-md font-[550]">Crop {name}</h2>
        <span className="num text-ink-3">{frame && `${frame.width} × ${frame.height}`}</span>
        <span className="ml-auto" />
        <CloseButton onClick={onClose} />
      </div>
      <div className="grid place-items-center rounded-md bg-sunken p-3">
        <div className="relative overflow-hidden">
          <img
            ref={imageRef}
            src={`/api/images/${imageId}`}
            alt={`All of the ${name}`}
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setSource({ width, height })
            }
            className="block max-h-[46vh] max-w-full"
          />
          {source && frame && (
            <div
              aria-hidden
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={drag}
              className="absolute cursor-move touch-none border-2 border-white shadow-[0_0_0_9999px_rgb(8_8_9/0.62)]"
              style={{
                left: `${(frame.left / source.width) * 100}%`,
                top: `${(frame.top / source.height) * 100}%`,
                width: `${(frame.width / source.width) * 100}%`,
                height: `${(frame.height / source.height) * 100}%`,
              }}
            />
          )}
        </div>
      </div>
      <fieldset aria-label="Ratio of the crop" className="mt-3 flex flex-wrap gap-1.5">
        {aspectRatios.map((ratio) => (
          <label
            key={ratio}
            className="num relative inline-flex h-8 items-center gap-1.5 rounded-full border border-line px-2.5 text-ink-2 hover:text-ink has-checked:border-light has-checked:bg-light/8 has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-light"
          >
            <input
              type="radio"
              name="crop-ratio"
              className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[inherit] opacity-0"
              checked={crop.ratio === ratio}
              onChange={() => setCrop({ ...crop, ratio })}
            />
            <RatioShape ratio={ratio} size={11} />
            {ratio}
          </label>
        ))}
      </fieldset>
      <CropSliders crop={crop} onChange={setCrop} />
      <div className="mt-4 flex items-center justify-end gap-2">
        <Button look="bare" onClick={onClose}>
          Cancel
        </Button>
        <Button look="action" aria-disabled={!frame} onClick={() => void take()}>
          Use the crop
        </Button>
      </div>
    </Dialog>
  )
}
