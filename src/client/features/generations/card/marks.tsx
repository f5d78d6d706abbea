import { Columns2, Heart } from 'lucide-react'
import type { Generation } from '#shared/generation.ts'
import { useCompareTray } from '../../../lib/compare-tray.ts'

const markClass = 'grid size-[30px] place-items-center rounded-full'

/** One of several that are selected: what it is still shows, and what is done is done with all of them. */
export function Marks({ generation: { id, favorite } }: { generation: Generation }) {
  const isCompared = useCompareTray(({ ids }) => ids.includes(id))
  return (
    <div className="pointer-events-none absolute top-2 right-2 z-2 flex gap-1.5">
      {isCompared && (
        <span className={`${markClass} bg-white text-black`}>
          <Columns2 size={14} />
          <span className="sr-only">To compare</span>
        </span>
      )}
      {favorite && (
        <span className={`${markClass} bg-black/60 text-white`}>
          <Heart size={15} fill="currentColor" />
          <span className="sr-only">Favourite</span>
        </span>
      )}
    </div>
  )
}
