import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { withGallery } from '../../../lib/gallery-address.ts'
import type { FindName } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'
import { Button } from '../../../ui/button.tsx'

const filters: FindName[] = [
  'q',
  'provider',
  'model',
  'kind',
  'ratio',
  'status',
  'favorite',
  'picked',
  'from',
  'to',
]

/** Where the gallery would be: why it is empty, and the way out. */
export function Nothing({ isTrash }: { isTrash: boolean }) {
  const [, navigate] = useLocation()
  const search = useGallerySearch()
  const params = new URLSearchParams(search)
  const isFiltered = filters.some((name) => params.get(name))
  const clear = Object.fromEntries(filters.map((name) => [name, '']))

  if (isTrash && !isFiltered)
    return (
      <Words title="The trash is empty" text="What is deleted stays here for 30 days.">
        <Button onClick={() => navigate(withGallery('/', search, { deleted: '' }))}>
          Back to the gallery
        </Button>
      </Words>
    )
  return (
    <Words
      title={isTrash ? 'Nothing in the trash matches' : 'Nothing matches'}
      text="Try fewer words, or take a filter away."
    >
      <Button onClick={() => navigate(withGallery('/', search, { ...clear, at: '' }))}>
        Clear filters
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
    <p className="text-[15px] font-medium">{title}</p>
    <p className="mb-3 text-ink-2">{text}</p>
    {children}
  </div>
)
