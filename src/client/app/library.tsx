import { Suspense } from 'react'
import { activePlaceClass, findPlaceClass } from '../features/find/find-place.ts'
import { Gallery } from '../features/generations/gallery/gallery.tsx'
import { useGallery } from '../features/generations/gallery/use-gallery.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { isWhole } from '../queries/run-queries.ts'

const FirstRun = lazyPart(async () => (await import('../features/compose/first-run.tsx')).FirstRun)
const GalleryFind = lazyPart(async () => (await import('./gallery-find.tsx')).GalleryFind)

/** Until the part that brings a visible one is there. */
const heading = <h1 className="sr-only">Photon Playground</h1>

/** What was made so far; before there is anything, how to begin. */
export function Library({ isLost, onAddKey }: { isLost: boolean; onAddKey: () => void }) {
  const gallery = useGallery()
  const { data, error, isPlaceholderData } = gallery.query
  if (!data && !error) return heading
  const isEmpty = data?.pages.every(({ items }) => items.length === 0)
  if (isEmpty && isWhole(gallery.list) && !isPlaceholderData)
    return (
      <Suspense fallback={heading}>
        <FirstRun onAddKey={onAddKey} />
      </Suspense>
    )
  return (
    <Gallery state={gallery} isLost={isLost}>
      <Suspense fallback={<FindPlace isNarrowed={!isWhole(gallery.list)} />}>
        <GalleryFind />
      </Suspense>
    </Gallery>
  )
}

/** Keeps the room for what narrows the gallery. */
const FindPlace = ({ isNarrowed }: { isNarrowed: boolean }) => (
  <>
    <div className={findPlaceClass} />
    {isNarrowed && <div className={activePlaceClass} />}
  </>
)
