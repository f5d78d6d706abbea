import { imageUrl } from '../../../lib/image-source.ts'
import { CloseButton, Dialog } from '../../../ui/dialog.tsx'

interface PictureDialogProps {
  label: string
  imageId: string
  onClose: () => void
}

/** One picture, as large as the window allows. */
export function PictureDialog({ label, imageId, onClose }: PictureDialogProps) {
  return (
    <Dialog
      label={label}
      onClose={onClose}
      // What lies under it has keys of its own.
      onKeyDown={(event) => event.stopPropagation()}
      className="max-h-none max-w-none overflow-visible rounded-md border-0 bg-transparent p-0"
    >
      <figure className="relative">
        <img
          src={imageUrl(imageId, 1280)}
          alt={label}
          className="max-h-[calc(100dvh-96px)] max-w-[calc(100vw-32px)] rounded-md object-contain"
        />
        <figcaption className="mt-2 text-center text-sm text-white">{label}</figcaption>
        <div className="absolute top-2 right-2 rounded-full bg-raised/80">
          <CloseButton onClick={onClose} />
        </div>
      </figure>
    </Dialog>
  )
}
