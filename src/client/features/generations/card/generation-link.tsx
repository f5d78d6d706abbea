import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import { withGallery } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'

/** To the detail view; the gallery behind it stays as it is. */
export function GenerationLink({ id, ...props }: { id: string } & ComponentProps<'a'>) {
  return <Link href={withGallery(`/generations/${id}`, useGallerySearch())} {...props} />
}
