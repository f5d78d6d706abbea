import { useId } from 'react'
import type { ReferenceKind } from '#shared/catalog.ts'
import type { Inputs } from '#shared/references.ts'
import { AddRow } from './add-row.tsx'
import { PictureRow } from './picture-row.tsx'
import { picturesOf } from './places.ts'
import { limitsOf, placesOf, roleWords } from './roles.ts'
import { UploadRows } from './upload-row.tsx'
import { useUploads } from './uploads.ts'

export function ReferenceSlot({ kind, inputs }: { kind: ReferenceKind; inputs: Inputs }) {
  const id = useId()
  const { title, purpose, weightHint } = roleWords[kind]
  const pictures = picturesOf(inputs.references, kind)
  const sending = useUploads(({ uploads }) => uploads.filter(({ role }) => role === kind).length)
  const places = placesOf(kind)
  const isUsed = pictures.length + sending > 0

  return (
    <fieldset
      aria-labelledby={id}
      aria-describedby={`${id}-purpose`}
      data-role={kind}
      className={`flex min-w-0 flex-col last:flex-auto rounded-md border px-3.5 py-3 ${isUsed ? 'border-line-strong' : 'border-dashed border-line-strong'}`}
    >
      <div className="flex items-baseline justify-between gap-3">
        <h3 id={id} className="font-[550]">
          {title}
        </h3>
        <span className="num text-ink-3">
          {pictures.length} of {places}
        </span>
      </div>
      <p id={`${id}-purpose`} className="mt-0.5 text-xs text-pretty text-ink-2">
        {purpose} <span className="text-ink-3">{limitsOf(kind)}</span>
      </p>
      {isUsed && (
        <ul className="mt-3 grid gap-2.5">
          {pictures.map((picture, index) => (
            <PictureRow
              // A picture stands in a slot once.
              key={picture.imageId}
              kind={kind}
              picture={picture}
              index={index}
              count={pictures.length}
              hintId={weightHint ? `${id}-weight` : undefined}
            />
          ))}
          <UploadRows pictureRole={kind} />
        </ul>
      )}
      {weightHint && (isUsed || kind === 'modify') && (
        <p id={`${id}-weight`} className="mt-2 text-xs text-ink-3">
          {weightHint}
        </p>
      )}
      {pictures.length + sending < places && <AddRow pictureRole={kind} />}
    </fieldset>
  )
}
