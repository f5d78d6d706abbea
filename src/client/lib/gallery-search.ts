import { useLocation, useSearch } from 'wouter'
import { withGallery } from './gallery-address.ts'

let last: string = history.state?.gallery ?? ''

/** What the address says of the gallery; a page that lies over it, such as a board, leaves that as it was. */
export function useGallerySearch(): string {
  const [path] = useLocation()
  const search = useSearch()
  return follow(path, search)
}

function follow(path: string, search: string) {
  if (path === '/' || path.startsWith('/generations/')) last = search
  return last
}

/** The way back to the gallery as it is. */
export const galleryHref = () => withGallery('/', last)

/** Beside the address, whose words mean other things on such a page: for when that is loaded again. */
export const keepGallery = () => history.replaceState({ ...history.state, gallery: last }, '')
