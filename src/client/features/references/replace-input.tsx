import { RefreshCw } from 'lucide-react'
import type { PictureRole } from '../../lib/draft-references.ts'
import { PictureInput } from './picture-input.tsx'
import { replaceByFile } from './take-files.ts'
import { toolClass } from './tool-button.tsx'

interface ReplaceInputProps {
  pictureRole: PictureRole
  imageId: string
  name: string
}

export function ReplaceInput({ pictureRole, imageId, name }: ReplaceInputProps) {
  return (
    <span className={`${toolClass} has-focus-visible:outline-2 has-focus-visible:outline-light`}>
      <RefreshCw size={14} aria-hidden />
      <PictureInput
        label={`Replace ${name}`}
        onFiles={([file]) => {
          if (file) replaceByFile(pictureRole, imageId, file)
        }}
      />
    </span>
  )
}
