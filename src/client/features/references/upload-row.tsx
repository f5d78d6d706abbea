import { RotateCw, X } from 'lucide-react'
import type { PictureRole } from '../../lib/draft-references.ts'
import { ToolButton } from './tool-button.tsx'
import { dropUpload, retryUpload, useUploads } from './uploads.ts'
import type { Upload } from './uploads.ts'

export function UploadRows({ pictureRole }: { pictureRole: PictureRole }) {
  const uploads = useUploads((state) => state.uploads)
  return uploads
    .filter((upload) => upload.role === pictureRole)
    .map((upload) => <UploadRow key={upload.id} upload={upload} />)
}

function UploadRow({
  upload: { id, name, previewUrl, state, progress, problem },
}: {
  upload: Upload
}) {
  const isFailed = state === 'failed'
  return (
    <li className="flex min-w-0 items-center gap-3">
      <span className="relative size-14 flex-none overflow-hidden rounded-md bg-sunken">
        {previewUrl && (
          <img
            src={previewUrl}
            alt=""
            // Not every browser can show what the server can read.
            onError={({ currentTarget }) => (currentTarget.hidden = true)}
            className={`size-full object-cover ${isFailed ? 'opacity-30' : 'opacity-60'}`}
          />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm">{name}</p>
        {isFailed ? (
          <p className="text-xs text-pretty text-bad">{problem}</p>
        ) : (
          <Progress name={name} state={state} progress={progress} />
        )}
      </div>
      <div className="flex flex-none self-center">
        {isFailed && (
          <ToolButton label={`Try ${name} again`} icon={RotateCw} onClick={() => retryUpload(id)} />
        )}
        <ToolButton
          label={isFailed ? `Put ${name} away` : `Cancel ${name}`}
          icon={X}
          onClick={() => dropUpload(id)}
        />
      </div>
    </li>
  )
}

interface ProgressProps {
  name: string
  state: Upload['state']
  progress: number
}

/** Sent is not done: the server still looks at the picture. */
function Progress({ name, state, progress }: ProgressProps) {
  const percent = Math.round(progress * 100)
  return (
    <>
      <p className="text-xs text-ink-3">
        {state === 'waiting' ? 'Waiting' : percent < 100 ? `${percent} %` : 'Checking the picture'}
      </p>
      <progress
        aria-label={`Upload of ${name}`}
        value={progress}
        className="mt-1.5 block h-[3px] w-full appearance-none overflow-hidden rounded-full bg-ink/10 [&::-moz-progress-bar]:bg-light [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-light [&::-webkit-progress-value]:transition-[width] [&::-webkit-progress-value]:duration-150"
      />
    </>
  )
}
