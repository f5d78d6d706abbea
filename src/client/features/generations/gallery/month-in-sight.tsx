import { useQuery } from '@tanstack/react-query'
import { useLocationProperty } from 'wouter/use-browser-location'
import { viewOf } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'
import { monthName } from '../../../lib/month-name.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { readPlace } from './place.ts'

/**
 * When what one looks at was made, once the gallery's head is out of sight: in the header where that has room. The
 * place that is kept is what it reads, so it follows where one rests and costs the scrolling nothing.
 */
export function MonthInSight() {
  const id = useLocationProperty(() => readPlace()?.id)
  return id && <Month id={id} />
}

function Month({ id }: { id: string }) {
  // On a phone it stands over the gallery, and where runs say themselves when they were made, over that.
  const isNews = viewOf(useGallerySearch()) === 'images'
  const { data: time } = useQuery({
    ...generationQuery(id),
    enabled: false,
    select: ({ times }) => times.createdAt,
  })
  return (
    time && (
      <div
        className={`pointer-events-none fixed inset-x-0 top-[60px] z-10 flex justify-center max-md:not-first:top-[104px] md:top-0 md:z-20 ${isNews ? '' : 'max-md:hidden'}`}
      >
        <time
          dateTime={time.slice(0, 7)}
          className="rounded-full bg-page px-3 text-xs leading-6 text-ink-2 md:bg-transparent md:text-sm md:leading-[52px]"
        >
          {monthName(time, 'long')}
        </time>
      </div>
    )
  )
}
