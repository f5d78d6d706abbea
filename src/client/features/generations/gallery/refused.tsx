import { useLocation } from 'wouter'
import { withoutFilters } from '../../../lib/find-filters.ts'
import { focusGallery } from '../../../lib/focus-gallery.ts'
import { withGallery } from '../../../lib/gallery-address.ts'
import type { GalleryChange } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'
import type { RequestError } from '../../../lib/request-error.ts'
import { Button } from '../../../ui/button.tsx'
import { wrongFilter } from './wrong-filter.ts'

/** The address holds what the server does not know: what that is, and the ways out. */
export function Refused({ error }: { error: RequestError }) {
  const [, navigate] = useLocation()
  const search = useGallerySearch()
  const wrong = wrongFilter(search, error.field)
  const addressWith = (change: GalleryChange) => withGallery('/', search, change)
  const withoutIt = addressWith({ ...wrong?.change })
  const withoutAny = addressWith({ ...wrong?.change, ...withoutFilters, at: '' })

  function goTo(address: string) {
    navigate(address)
    focusGallery()
  }

  return (
    <div role="alert" className="grid justify-items-center gap-1 px-4 py-16 text-center">
      <p className="max-w-full text-md font-medium wrap-anywhere">
        {wrong ? wrong.sentence : 'There is no such filter'}
      </p>
      <p className="max-w-full text-ink-2 wrap-anywhere">
        {wrong ? 'The address asks for something that is not there.' : error.message}
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        {wrong && (
          <Button className="pointer-coarse:h-11" onClick={() => goTo(withoutIt)}>
            Take it away
          </Button>
        )}
        {withoutIt !== withoutAny && (
          <Button
            look={wrong ? 'bare' : 'quiet'}
            className="pointer-coarse:h-11"
            onClick={() => goTo(withoutAny)}
          >
            Clear all filters
          </Button>
        )}
      </div>
    </div>
  )
}
