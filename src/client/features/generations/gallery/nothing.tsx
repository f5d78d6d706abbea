import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { isFiltered, withoutFilters } from '../../../lib/find-filters.ts'
import { focusGallery } from '../../../lib/focus-gallery.ts'
import { findOf, withGallery } from '../../../lib/gallery-address.ts'
import type { GalleryChange } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'
import { Button } from '../../../ui/button.tsx'
import { emptyStack } from './blocks.ts'
import { useShownBlocks } from './stage.ts'

/** Where the gallery would be: why it is empty, and the way out. */
export function Nothing({ list, isTrash }: { list: string; isTrash: boolean }) {
  // Selection and keys mean what is listed.
  useShownBlocks(emptyStack, list)
  const [, navigate] = useLocation()
  const search = useGallerySearch()

  function change(what: GalleryChange) {
    navigate(withGallery('/', search, what))
    focusGallery()
  }

  if (isTrash && !isFiltered(findOf(search)))
    return (
      <Words title="The trash is empty" text="What is deleted stays here for 30 days.">
        <Button className="pointer-coarse:h-11" onClick={() => change({ deleted: '' })}>
          Back to the gallery
        </Button>
      </Words>
    )
  return (
    <Words
      title={isTrash ? 'Nothing in the trash matches' : 'Nothing matches'}
      text="Try fewer words, or take a filter away."
    >
      <Button className="pointer-coarse:h-11" onClick={() => change({ ...withoutFilters, at: '' })}>
        Clear filters
      </Button>
    </Words>
  )
}

/** Where only images are shown, and what was made is none. */
export function NoImages() {
  const [, navigate] = useLocation()
  const search = useGallerySearch()
  return (
    <Words title="No images here" text="What failed or was cancelled is listed by run.">
      <Button
        className="pointer-coarse:h-11"
        onClick={() => {
          navigate(withGallery('/', search, { view: 'runs' }), { replace: true })
          focusGallery()
        }}
      >
        Show by run
      </Button>
    </Words>
  )
}

interface WordsProps {
  title: string
  text: string
  children: ReactNode
}

const Words = ({ title, text, children }: WordsProps) => (
  <div className="grid min-h-60 place-content-center justify-items-center gap-1 py-12 text-center">
    <p className="text-md font-medium">{title}</p>
    <p className="mb-3 text-ink-2">{text}</p>
    {children}
  </div>
)
