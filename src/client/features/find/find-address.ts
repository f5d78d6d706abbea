import { navigate } from 'wouter/use-browser-location'
import { findOf, withGallery } from '../../lib/gallery-address.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { useGallerySearch } from '../../lib/gallery-search.ts'

/** What the address narrows the gallery to. */
export const useFind = () => findOf(useGallerySearch())

/** A step of its own, or in the place of the last one. */
export const changeFind = (change: FindParams, options: { replace?: boolean } = {}) =>
  navigate(withGallery('/', window.location.search, change), options)
