import { imageUrl } from '../../lib/image-source.ts'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { capital } from './change-inputs.ts'

interface PreviewDialogProps {
  imageId: string
  name: string
  onClose: () => void
}

export function PreviewDialog({ imageId, name, onClose }: PreviewDialogProps) {
  return (
    <Dialog
      label={capital(name)}
      onClose={onClose}
      className="max-h-[92vh] max-w-[min(92vw,1280px)] rounded-lg p-3"
    >
      <div className="mb-2 flex items-center gap-3 pl-2">
        <h2 className="font-medium">{capital(name)}</h2>
        <span className="ml-auto" />
        <CloseButton onClick={onClose} />
      </div>
      <img
        src={imageUrl(imageId, 1280)}
        alt={capital(name)}
        className="mx-auto max-h-[calc(92vh-84px)] max-w-full rounded-md bg-sunken object-contain"
      />
    </Dialog>
  )
}
