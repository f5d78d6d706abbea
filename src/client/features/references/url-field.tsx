import { useEffect, useRef } from 'react'
import type { PictureRole } from '../../lib/draft-references.ts'
import { Button } from '../../ui/button.tsx'
import { roleWords } from './roles.ts'
import { takeUrl } from './take-files.ts'

export function UrlField({
  pictureRole,
  onDone,
}: {
  pictureRole: PictureRole
  onDone: () => void
}) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => ref.current?.focus(), [])

  function take() {
    if (takeUrl(pictureRole, ref.current?.value ?? '')) onDone()
  }

  return (
    <div className="mt-2 flex gap-1.5">
      <input
        ref={ref}
        type="url"
        aria-label={`Link to the picture for the ${roleWords[pictureRole].name}`}
        placeholder="https://"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) {
            event.preventDefault()
            take()
          }
        }}
        className="h-8 min-w-0 flex-1 rounded-full border border-line-strong bg-transparent px-3 text-sm placeholder:text-ink-3"
      />
      <Button onClick={take}>Add</Button>
    </div>
  )
}
