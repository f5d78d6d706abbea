import { startTransition, useEffect, useState } from 'react'
import { activePlaceClass, findPlaceClass } from '../features/find/find-place.ts'
import { Gallery } from '../features/generations/gallery/gallery.tsx'
import { turnsTaken } from '../features/generations/gallery/turns.ts'
import { useGallery } from '../features/generations/gallery/use-gallery.ts'
import { imagesInSight, tellFirstScreen } from '../lib/first-screen.ts'
import { atOf } from '../lib/gallery-address.ts'
import { lazyPart } from '../lib/lazy-part.tsx'
import { isWhole } from '../queries/run-queries.ts'
import { EmptyLibrary } from './empty-library.tsx'

const GalleryFind = lazyPart(() => import('./gallery-find.tsx'), 'GalleryFind')

/** What was made so far; before there is anything, how to begin. */
export function Library({ isLost, onAddKey }: { isLost: boolean; onAddKey: () => void }) {
  const gallery = useGallery()
  const { data, error, failureCount, isPlaceholderData, hasPreviousPage } = gallery.query
  const isKnown = data !== undefined || error !== null || failureCount > 1
  const [isBegun, setIsBegun] = useState(isKnown)
  // In pieces, so that a slow machine can answer in between.
  useEffect(() => {
    if (isKnown) startTransition(() => setIsBegun(true))
  }, [isKnown])
  useEffect(() => {
    if (isBegun) void turnsTaken().then(imagesInSight).then(tellFirstScreen)
  }, [isBegun])
  if (!isBegun)
    return (
      <div className="frames pt-12 max-xl:pt-23 pointer-coarse:max-xl:pt-25">
        <h1 className="sr-only">Photon Playground</h1>
      </div>
    )
  if (gallery.isEmpty && isWhole(gallery.list) && !isPlaceholderData && !hasPreviousPage)
    return <EmptyLibrary onAddKey={onAddKey} />
  return (
    <Gallery state={gallery} isLost={isLost}>
      <GalleryFind
        fallback={
          <FindPlace isNarrowed={!isWhole(gallery.list) || atOf(gallery.search) !== undefined} />
        }
      />
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
