import { Plus, Trash2 } from 'lucide-react'
import type { Reframe } from '#shared/run.ts'
import { imageUrl } from '../../lib/image-source.ts'
import { Button } from '../../ui/button.tsx'
import { removePicture } from './change-inputs.ts'
import { PictureInput } from './picture-input.tsx'
import { limitsOf, roleWords } from './roles.ts'
import { takeFiles } from './take-files.ts'
import { ToolButton } from './tool-button.tsx'
import { UploadRows } from './upload-row.tsx'

/** Quieter than the slots: it makes another kind of job, and goes without them. */
export function ReframeEntry({
  reframe,
  onPlace,
}: {
  reframe: Reframe | null
  onPlace: () => void
}) {
  const { title, purpose, name } = roleWords.reframe
  return (
    <fieldset aria-label={title} data-role="reframe" className="px-1.5 pt-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        {reframe && (
          <img
            src={imageUrl(reframe.imageId, 320)}
            alt=""
            className="size-11 flex-none rounded-md bg-sunken object-cover"
          />
        )}
        <p className="min-w-0 flex-1 basis-52 text-xs text-pretty text-ink-2">
          <b className="font-[550] text-ink">{title}.</b> {purpose}{' '}
          <span className="text-ink-3">{limitsOf('reframe')} Goes without references.</span>
        </p>
        {reframe ? (
          <div className="flex flex-none items-center">
            <Button onClick={onPlace}>Place it</Button>
            <ToolButton
              label={`Remove ${name}`}
              icon={Trash2}
              className="ml-1.5"
              onClick={() => removePicture('reframe', 0)}
            />
          </div>
        ) : (
          <span className="relative inline-flex h-8 flex-none items-center gap-1.5 rounded-full border border-line-strong px-3 text-sm text-ink hover:border-ink-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-light">
            <Plus size={14} aria-hidden /> Choose a picture
            <PictureInput label={`Add ${name}`} onFiles={(files) => takeFiles('reframe', files)} />
          </span>
        )}
      </div>
      <ul className="mt-2 grid gap-2 empty:hidden">
        <UploadRows pictureRole="reframe" />
      </ul>
    </fieldset>
  )
}
