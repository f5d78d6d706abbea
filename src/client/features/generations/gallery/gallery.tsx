import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { lazyPart } from '../../../lib/lazy-part.tsx'
import { useWidth } from '../../../lib/use-width.ts'
import { followGallery, leaveGallery } from './follow.ts'
import { RunStrips } from './run-strips.tsx'
import { stage } from './stage.ts'
import type { GalleryState } from './use-gallery.ts'

const ImageRows = lazyPart(() => import('./image-rows.tsx'), 'ImageRows')
const ListRows = lazyPart(() => import('./list-rows.tsx'), 'ListRows')
const ViewSwitch = lazyPart(() => import('./view-switch.tsx'), 'ViewSwitch')
const Nothing = lazyPart(() => import('./nothing.tsx'), 'Nothing')
const Loading = lazyPart(() => import('./loading.tsx'), 'Loading')
const EmptyTrash = lazyPart(() => import('../selection/empty-trash.tsx'), 'EmptyTrash')
const OverGallery = lazyPart(() => import('./over-gallery.tsx'), 'OverGallery')

const views = { runs: RunStrips, images: ImageRows, list: ListRows }

interface GalleryProps {
  state: GalleryState
  isLost: boolean
  /** Beside the heading: what narrows the gallery. */
  children?: ReactNode
}

/** The newest first, as strips, images or rows. */
export function Gallery({ state, isLost, children }: GalleryProps) {
  const { view, list, query, isEmpty } = state
  const [ref, width] = useWidth<HTMLDivElement>()
  const { data, isPlaceholderData } = query
  const shown = isPlaceholderData ? stage.list : JSON.stringify(list)
  const View = views[view]
  const room = <div className="frames" style={{ height: stage.stack.height }} />
  useEffect(() => followGallery(state))
  useEffect(() => leaveGallery, [])

  return (
    <section
      aria-labelledby="gallery-title"
      aria-busy={isPlaceholderData || undefined}
      data-lost={isLost || undefined}
      className="group/gallery"
    >
      <div className="mb-3 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 id="gallery-title" tabIndex={-1} className="text-md font-semibold outline-none">
          Gallery
        </h1>
        {children}
        <div className="ml-auto flex items-center gap-3">
          {list.deleted === 'true' && !isEmpty && <EmptyTrash />}
          <div className="h-9 w-[108px] flex-none">
            <ViewSwitch view={view} />
          </div>
        </div>
      </div>
      <div
        ref={ref}
        className={`transition-opacity duration-150 ${isPlaceholderData ? 'opacity-60 delay-300' : ''}`}
      >
        {data && isEmpty && (
          <Nothing list={shown} isTrash={list.deleted === 'true'} fallback={room} />
        )}
        {data && !isEmpty && (
          <View
            pages={data.pages}
            list={shown}
            isTrash={list.deleted === 'true'}
            areEndedShown={list.status !== undefined}
            width={width || 1200}
            fallback={room}
          />
        )}
      </div>
      <OverGallery list={list} />
      <Loading query={query} />
    </section>
  )
}
