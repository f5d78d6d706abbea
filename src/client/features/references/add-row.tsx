import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { PictureRole } from '../../lib/draft-references.ts'
import { Button } from '../../ui/button.tsx'
import { PictureInput } from './picture-input.tsx'
import { RecentStrip } from './recent-strip.tsx'
import { useRecentPictures } from './recent-pictures.ts'
import { placesOf, roleWords } from './roles.ts'
import { takeFiles } from './take-files.ts'
import { UrlField } from './url-field.tsx'

/** The ways to fill a place: a file, a link, or a picture that was used before. */
export function AddRow({ pictureRole }: { pictureRole: PictureRole }) {
  const { name } = roleWords[pictureRole]
  const [shown, setShown] = useState<'link' | 'recent' | null>(null)
  const hasRecent = useRecentPictures(({ imageIds }) => imageIds.length > 0)
  const toggle = (way: 'link' | 'recent') => setShown(shown === way ? null : way)

  return (
    <div className="mt-auto pt-3">
      <div className="flex items-center gap-1.5">
        <span className="relative grid size-11 flex-none place-items-center rounded-md border border-dashed border-line-strong text-ink-2 transition-colors duration-150 hover:border-ink-3 hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-light">
          <Plus size={18} aria-hidden />
          <PictureInput
            label={`Add ${name}`}
            isMultiple={placesOf(pictureRole) > 1}
            onFiles={(files) => takeFiles(pictureRole, files)}
          />
        </span>
        <Button
          look="bare"
          aria-expanded={shown === 'link'}
          aria-label={`Link to ${article(name)}`}
          onClick={() => toggle('link')}
          className="ml-1 rounded-full hover:bg-sunken aria-expanded:text-ink"
        >
          Link
        </Button>
        {hasRecent && (
          <Button
            look="bare"
            aria-expanded={shown === 'recent'}
            aria-label={`Recent pictures as ${name}`}
            onClick={() => toggle('recent')}
            className="rounded-full hover:bg-sunken aria-expanded:text-ink"
          >
            Recent
          </Button>
        )}
      </div>
      {shown === 'link' && <UrlField pictureRole={pictureRole} onDone={() => setShown(null)} />}
      {shown === 'recent' && <RecentStrip pictureRole={pictureRole} />}
    </div>
  )
}

const article = (name: string) => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`)
