import { useLocation } from 'wouter'
import { viewOf, withGallery } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'
import { Button } from '../../../ui/button.tsx'

/** The address holds what the server does not know: what it says of it, and the way out. */
export function Refused({ message }: { message: string }) {
  const [, navigate] = useLocation()
  const view = viewOf(useGallerySearch())
  return (
    <div role="alert" className="grid justify-items-center gap-1 px-4 py-16 text-center">
      <p className="text-md font-medium">There is no such filter</p>
      <p className="mb-3 max-w-full text-ink-2 wrap-anywhere">{message}</p>
      <Button onClick={() => navigate(withGallery('/', '', { view }))}>Clear filters</Button>
    </div>
  )
}
